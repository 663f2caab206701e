using System.Collections.Frozen;
using System.Text.Json;

namespace SupportBot.Gate;

/// <summary>
/// The types of an activity's members, as the protocol has them. All members may be missing or null. Members that are not listed may hold
/// anything, unless they differ from a listed one only in case: readers disagree about those.
/// </summary>
internal static class ActivityShape
{
    private static readonly Text String = new();
    private static readonly Time Instant = new();
    private static readonly Flag Boolean = new();
    private static readonly Members Account = new(("id", String), ("name", String), ("aadObjectId", String), ("role", String));

    private static readonly Members Conversation = new(
        ("id", String), ("name", String), ("aadObjectId", String), ("role", String), ("conversationType", String), ("tenantId", String),
        ("isGroup", Boolean));

    private static readonly Members Reference = new(
        ("activityId", String), ("user", Account), ("bot", Account), ("conversation", Conversation), ("channelId", String),
        ("locale", String), ("serviceUrl", String));

    private static readonly Members Attachment = new(
        ("contentType", String), ("contentUrl", String), ("name", String), ("thumbnailUrl", String));

    private static readonly Members Button = new(
        ("type", String), ("title", String), ("image", String), ("imageAltText", String), ("text", String), ("displayText", String));

    private static readonly Members Typed = new(("type", String));

    private static readonly Members Activity = new(
        ("type", String), ("id", String), ("timestamp", Instant), ("localTimestamp", Instant), ("localTimezone", String),
        ("expiration", Instant), ("callerId", String), ("serviceUrl", String), ("channelId", String), ("from", Account),
        ("conversation", Conversation), ("recipient", Account), ("textFormat", String), ("attachmentLayout", String),
        ("membersAdded", new Items(Account)), ("membersRemoved", new Items(Account)), ("reactionsAdded", new Items(Typed)),
        ("reactionsRemoved", new Items(Typed)), ("topicName", String), ("historyDisclosed", Boolean), ("locale", String),
        ("text", String), ("speak", String), ("inputHint", String), ("summary", String),
        ("suggestedActions", new Members(("to", new Items(String)), ("actions", new Items(Button)))),
        ("attachments", new Items(Attachment)), ("entities", new Items(Typed)), ("action", String), ("replyToId", String),
        ("label", String), ("valueType", String), ("name", String), ("relatesTo", Reference), ("code", String), ("importance", String),
        ("deliveryMode", String), ("listenFor", new Items(String)), ("textHighlights", new Items(new Members())),
        ("semanticAction", new Members(("id", String), ("state", String))), ("value", new Anything()), ("channelData", new Anything()));

    /// <returns>What is wrong, naming the member; null when nothing is.</returns>
    public static string? Fault(JsonElement activity) =>
        activity.ValueKind == JsonValueKind.Object ? Activity.Fault(activity, "") : "The body is not a JSON object.";

    private abstract class Shape(string name)
    {
        public string? Fault(JsonElement value, string path) => value.ValueKind switch
        {
            JsonValueKind.Null => null,
            _ when !Fits(value) => $"{path} must be {name}.",
            _ => FaultInside(value, path),
        };

        protected abstract bool Fits(JsonElement value);

        protected virtual string? FaultInside(JsonElement value, string path) => null;
    }

    private sealed class Anything() : Shape("any JSON")
    {
        protected override bool Fits(JsonElement value) => true;
    }

    private sealed class Text() : Shape("a string")
    {
        protected override bool Fits(JsonElement value) => value.ValueKind == JsonValueKind.String;
    }

    private sealed class Flag() : Shape("true or false")
    {
        protected override bool Fits(JsonElement value) => value.ValueKind is JsonValueKind.True or JsonValueKind.False;
    }

    private sealed class Time() : Shape("a date and time as ISO 8601 has them")
    {
        protected override bool Fits(JsonElement value) => value.ValueKind == JsonValueKind.String && value.TryGetDateTimeOffset(out _);
    }

    private sealed class Items(Shape item) : Shape("an array")
    {
        protected override bool Fits(JsonElement value) => value.ValueKind == JsonValueKind.Array;

        protected override string? FaultInside(JsonElement value, string path)
        {
            var index = 0;
            foreach (var element in value.EnumerateArray())
            {
                var place = $"{path}[{index++}]";
                if (element.ValueKind == JsonValueKind.Null) return $"{place} is null.";
                if (item.Fault(element, place) is { } fault) return fault;
            }

            return null;
        }
    }

    private sealed class Members(params (string Name, Shape Shape)[] members) : Shape("an object")
    {
        private readonly FrozenDictionary<string, (string Name, Shape Shape)> _members =
            members.ToFrozenDictionary(member => member.Name, StringComparer.OrdinalIgnoreCase);

        protected override bool Fits(JsonElement value) => value.ValueKind == JsonValueKind.Object;

        protected override string? FaultInside(JsonElement value, string path)
        {
            foreach (var property in value.EnumerateObject())
            {
                if (!_members.TryGetValue(property.Name, out var member)) continue;
                var place = path.Length == 0 ? member.Name : $"{path}.{member.Name}";
                if (!property.NameEquals(member.Name)) return $"{place} must be spelled exactly so.";
                if (member.Shape.Fault(property.Value, place) is { } fault) return fault;
            }

            return null;
        }
    }
}
