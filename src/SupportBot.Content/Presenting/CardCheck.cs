using SupportBot.Content.Cards;
using SupportBot.Conversation;
using SupportBot.Conversation.Content;

namespace SupportBot.Content;

/// <summary>Draws every card with the real content once at start, so that a template and its data cannot disagree in front of a person.</summary>
internal static class CardCheck
{
    private static readonly Surface[] Surfaces = [new(Cards: true, Execute: true), new(Cards: true, Execute: false), new(Cards: false, Execute: false)];

    public static void Run(Catalog catalog, Presenter presenter, List<ContentError> errors)
    {
        var session = new Session { Locale = catalog.Locale };
        foreach (var message in CardExamples.Of(catalog))
        {
            foreach (var surface in Surfaces)
            {
                try
                {
                    presenter.Present(message, session, surface);
                }
                catch (CardDataException fault)
                {
                    errors.Add(new ContentError($"cards/{message.Id}.json", 0, fault.Message));
                    return;
                }
            }
        }
    }
}
