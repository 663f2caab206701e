using System.Text.Json;

namespace SupportBot.Host.Tests.Support;

/// <summary>An HTTP answer.</summary>
internal sealed record Answer(HttpStatusCode Status, JsonNode? Json, string Body)
{
    public static async Task<Answer> OfAsync(HttpResponseMessage response)
    {
        var body = await response.Content.ReadAsStringAsync();
        return new Answer(response.StatusCode, Parse(body), body);
    }

    public void ShouldBeFine() => Status.ShouldBeOneOf([HttpStatusCode.OK, HttpStatusCode.Created, HttpStatusCode.Accepted]);

    /// <summary>Requires a refusal with the protocol's shape.</summary>
    /// <returns>The reason.</returns>
    public string ShouldRefuse(HttpStatusCode status)
    {
        Status.ShouldBe(status, Body);
        Json.ShouldNotBeNull()["error"]!["code"]!.GetValue<string>().ShouldNotBeNullOrWhiteSpace();
        var reason = Json["error"]!["message"]!.GetValue<string>();
        reason.ShouldNotBeNullOrWhiteSpace();
        return reason;
    }

    private static JsonNode? Parse(string body)
    {
        try
        {
            return body.Length == 0 ? null : JsonNode.Parse(body, documentOptions: new JsonDocumentOptions { MaxDepth = 256 });
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
