namespace SupportBot.Doors.Tests.Support;

/// <summary>How a client says where the person is.</summary>
internal static class ClientInfo
{
    public static JsonArray Of(string country) => [new JsonObject { ["type"] = "clientInfo", ["country"] = country }];
}
