using SupportBot.Conversation;

namespace SupportBot.Understanding.Tests.Risk;

/// <summary>What stands beside a statement of danger does not hide it, and what only sounds like one is none.</summary>
public sealed class RiskContextTests
{
    [Theory]
    [InlineData("I live alone and I want to die")]
    [InlineData("I live in Kenya and I want to die")]
    [InlineData("I don't want to live here, I want to die")]
    [InlineData("I overdosed after first aid training")]
    [InlineData("I make myself throw up and I am pregnant")]
    [InlineData("my son hits me and my husband hits me")]
    [InlineData("I'm going to kill my boss, he is on another level")]
    [InlineData("I want to kill myself because of my job")]
    [InlineData("I want to kill myself, I lost my job")]
    [InlineData("I want to kill myself after losing my job")]
    [InlineData("I will kill myself over this job")]
    [InlineData("I will kill myself for this company")]
    [InlineData("I'd kill myself at work")]
    [InlineData("my husband hits me in the face")]
    [InlineData("my husband beats me in front of the kids")]
    [InlineData("he hits me at home")]
    [InlineData("my husband hit me yesterday")]
    [InlineData("he hit me hard last night")]
    [InlineData("he locked me in the bedroom and beat me")]
    [InlineData("he stabbed me in the back with a knife")]
    [InlineData("my husband is going to kill me if I leave him")]
    [InlineData("he said he will kill me if I tell anyone")]
    [InlineData("he's going to kill me")]
    [InlineData("my ex is going to kill me because I left")]
    [InlineData("After reading the news I want to die")]
    [InlineData("I have training on Monday and I want to kill myself")]
    [InlineData("I watch Netflix all day and think about killing myself")]
    [InlineData("my boss gave me a bad report and I want to kill myself")]
    [InlineData("I want to die to get away from all this")]
    [InlineData("I want to die to be with my mum")]
    [InlineData("Everyone would be better off when I'm dead")]
    [InlineData("They'll be sorry when I am dead")]
    [InlineData("I'm going to jump on the train tracks")]
    [InlineData("I'm sitting here with the gun")]
    [InlineData("I want to end it here")]
    [InlineData("I want to end things by hanging")]
    [InlineData("my chest hurts and my arm is numb")]
    [InlineData("he has a gun and is coming to the office")]
    [InlineData("i.want.to.die")]
    [InlineData("help me I am dying")]
    [InlineData("I can't promise I won't kill myself")]
    [InlineData("I don't know why I haven't killed myself")]
    [InlineData("I took 40 pills because of my headache")]
    [InlineData("I don't know why I shouldn't kill myself")]
    [InlineData("I'm suicidal, it started years ago")]
    [InlineData("I have been suicidal since my brother died years ago")]
    [InlineData("I want to die and I live alone")]
    [InlineData("I want to die, I don't want to live here")]
    [InlineData("I live with my parents but want to die")]
    [InlineData("The meeting was long and I want to kill myself")]
    [InlineData("I want to kill myself and the meeting was long")]
    [InlineData("I am reading a book and I want to die")]
    [InlineData("I want to die and I am reading a book")]
    [InlineData("I want to die, and my phone died")]
    [InlineData("I'm writing a report about training, I want to kill myself")]
    [InlineData("I took all my pills and I have a headache")]
    [InlineData("I have a headache so I took all my pills")]
    [InlineData("I took all my pills after the training course")]
    [InlineData("my husband hits me and the baby hits me")]
    [InlineData("my boss will take my job so I will take my life")]
    [InlineData("I want to kill him, he beat me at chess")]
    [InlineData("I hear voices telling me to kill myself and my manager left a voicemail")]
    [InlineData("I have no gym today and I can't breathe")]
    [InlineData("I watched a movie. I want to die.")]
    [InlineData("In the novel the hero dies and I want to die")]
    [InlineData("I want to die like the character in the book")]
    public void Harmless_words_around_a_statement_of_danger_do_not_hide_it(string text) =>
        RiskBook.Read(text).Level.ShouldBeOneOf(RiskLevel.Implied, RiskLevel.Explicit);

    [Theory]
    [InlineData("I have been suicidal in the past")]
    [InlineData("I was suicidal years ago but I am fine now")]
    [InlineData("I used to cut myself, not anymore")]
    public void A_past_that_is_over_is_acknowledged(string text)
    {
        var reading = RiskBook.Read(text);

        (reading.Level, reading.Route).ShouldBe((RiskLevel.Soft, (RiskRoute?)RiskRoute.PastOrDenied));
    }

    [Theory]
    [InlineData("this deadline is killing me")]
    [InlineData("my boss is going to kill me if I miss the deadline")]
    [InlineData("my manager will kill me")]
    [InlineData("the news hit me hard")]
    [InlineData("it hit me that I need a new job")]
    [InlineData("grief hit me hard last night")]
    [InlineData("he hit me up on Teams")]
    [InlineData("he beat me at chess")]
    [InlineData("she beat me to it")]
    [InlineData("my manager stabbed me in the back at the meeting")]
    [InlineData("I'm dying to see you")]
    [InlineData("I nearly died laughing")]
    [InlineData("I'm dead tired")]
    [InlineData("kill the process")]
    [InlineData("kill the python script on the server")]
    [InlineData("I jumped on the train to work")]
    [InlineData("I'll jump on a call")]
    [InlineData("we want to end the contract")]
    [InlineData("I want to end it with this supplier")]
    [InlineData("she is under the gun to deliver")]
    [InlineData("I could murder a coffee")]
    [InlineData("shoot me an email")]
    [InlineData("I bombed the interview")]
    [InlineData("they locked me out of my account")]
    [InlineData("that meeting was suicide")]
    [InlineData("the workload is killing me")]
    [InlineData("I work with node.js and asp.net")]
    [InlineData("I live alone")]
    [InlineData("I have first aid training on Monday")]
    [InlineData("I am reading a report about stress")]
    [InlineData("he is on another level")]
    [InlineData("my battery is dead")]
    [InlineData("I'm so dead when the client sees this")]
    [InlineData("working from home is killing me")]
    [InlineData("you are killing it")]
    [InlineData("my chest of drawers arrived")]
    [InlineData("he has a gun license from the army")]
    public void Figures_of_speech_and_work_talk_stay_silent(string text) => RiskBook.Read(text).ShouldBe(RiskReading.None);

    public static TheoryData<string, string> Surroundings()
    {
        string[] statements =
        [
            "I want to die", "I want to kill myself", "I took all my pills", "I'm going to kill my boss", "my husband beats me", "I am suicidal", "I cut myself",
        ];
        string[] harmless =
        [
            "I live alone", "I live in Kenya", "my phone died", "I read the news", "I have training on Monday", "this deadline is killing me",
            "I have a job", "it is cold here", "I work in a team", "he beat me at chess",
        ];
        var data = new TheoryData<string, string>();
        foreach (var statement in statements)
        {
            foreach (var other in harmless)
                data.Add(statement, other);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Surroundings))]
    public void A_plain_statement_is_heard_before_and_after_a_harmless_clause(string statement, string harmless)
    {
        foreach (var text in new[] { $"{harmless} and {statement}", $"{statement} and {harmless}", $"{harmless}, {statement}", $"{statement}, {harmless}", $"{harmless} but {statement}" })
            RiskBook.Read(text).Level.ShouldBeOneOf([RiskLevel.Implied, RiskLevel.Explicit], text);
    }
}
