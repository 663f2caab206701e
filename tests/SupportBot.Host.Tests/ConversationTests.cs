namespace SupportBot.Host.Tests;

public sealed class ConversationTests(RunningHost host) : IClassFixture<RunningHost>
{
    [Theory]
    [InlineData("directline")]
    [InlineData("webchat")]
    [InlineData("emulator")]
    public async Task A_person_gets_from_the_welcome_over_the_comparison_to_a_suggestion_by_the_buttons_of_the_cards(string channel)
    {
        var person = host.Person(channel);

        await person.JoinAsync();
        person.Card.Buttons.ShouldAllBe(button => button.Type == "Action.Submit");
        await person.PressAsync("compare");
        person.Card.Json["body"]!.AsArray().ShouldContain(element => element!["type"]!.GetValue<string>() == "Table");
        await person.PressAsync("choose");
        var given = await person.AnswerAllAsync();

        given.Count.ShouldBeGreaterThanOrEqualTo(4);
        ShouldBeSuggestion(person, given);
    }

    [Fact]
    public async Task Answers_may_be_typed_instead_of_pressed()
    {
        var person = host.Person();

        await person.SayAsync("hello");
        await person.SayAsync("what is the difference?");
        await person.SayAsync("help me choose");
        await person.SayAsync("the second one");
        person.Words.ShouldContain("worn out");
        await person.SayAsync("skip");
        while (person.Card.IsQuestion)
        {
            var titles = person.Card.Choices.Select(choice => choice.Title).ToList();
            await person.SayAsync(titles.Find(title => title is "A lot, and it is hard" or "Talk about feelings and where they come from" or "No") ?? titles[0]);
        }

        person.Words.ShouldContain("You said it weighs on your days a lot.");
    }

    [Fact]
    public async Task Each_kind_of_answer_leads_to_a_suggestion_with_its_own_reasons()
    {
        var suggestions = new HashSet<string>(StringComparer.Ordinal);
        foreach (var choice in Enumerable.Range(0, 4))
        {
            var person = host.Person();
            await person.SayAsync("help me choose");
            var given = new List<string>();
            while (person.Card.IsQuestion)
            {
                var index = Math.Min(choice, person.Card.Choices.Count - 1);
                given.Add(person.Card.Choices[index].Title);
                await person.AnswerAsync(index);
            }

            if (person.Card.Buttons.Any(button => button.Intent == "prefer"))
                await person.PressAsync("prefer");
            ShouldBeSuggestion(person, given);
            suggestions.Add(person.Card.Texts.First());
        }

        suggestions.Count.ShouldBeGreaterThan(1);
    }

    [Fact]
    public async Task Back_change_an_answer_stop_and_carry_on_keep_the_place()
    {
        var person = host.Person();
        await person.SayAsync("help me choose");
        var first = person.Card.Choices;
        await person.AnswerAsync();
        var second = person.Card.Choices;

        await person.PressAsync("back");
        person.Card.Choices.ShouldBe(first);
        await person.AnswerAsync();
        await person.PressAsync("stop");
        await person.SayAsync("carry on");

        person.Card.Choices.ShouldBe(second);
    }

    [Fact]
    public async Task Help_now_is_a_press_away_on_every_card()
    {
        var person = host.Person();
        await person.JoinAsync();
        string[][] ways = [["compare"], ["explain", "therapy"], ["menu"], ["choose"]];
        foreach (var way in ways)
        {
            person.Card.Find("help_now");
            await person.PressAsync(way[0], way.ElementAtOrDefault(1));
        }

        while (person.Card.IsQuestion)
        {
            person.Card.Find("help_now");
            await person.AnswerAsync();
        }

        await person.PressAsync("help_now");
        person.Card.IsCrisis.ShouldBeTrue();
    }

    private static void ShouldBeSuggestion(Person person, IReadOnlyList<string> given)
    {
        var words = person.Words;
        var fromAnswers = given.Select(title => Content.Reasons[title]).ToList();
        var reasons = Content.Reasons.Values.Where(reason => words.Contains(reason, StringComparison.Ordinal)).ToList();
        reasons.ShouldNotBeEmpty(words);
        reasons.ShouldBeSubsetOf(fromAnswers);
        Content.FirstSteps.Values.Concat(Content.GeneralFirstSteps).ShouldContain(step => words.Contains(step, StringComparison.Ordinal), words);
    }
}
