using SupportBot.Conversation.Content;

namespace SupportBot.Content.Tests;

public sealed class OrganisationTests
{
    [Fact]
    public void Settings_become_an_organisation()
    {
        var options = Valid();
        options.Country = " gb ";
        options.Directory.Add(new DirectoryEntryOptions { Kind = "person", Name = "Sam", HowToStart = "Call Sam.", Url = "tel:+441632960001" });

        var organisation = OrganisationReader.Read(options);

        (organisation.Name, organisation.Country, organisation.Locale, organisation.Contact).ShouldBe(("Example Works", "GB", "en", "care@works.example"));
        organisation.Find("therapy").ShouldBe(new DirectoryEntry("therapy", "Care line", "Write to the care line.", null));
        organisation.Find("person")!.Url.ShouldBe("tel:+441632960001");
    }

    [Fact]
    public void A_country_may_be_left_out()
    {
        var options = Valid();
        options.Country = "";

        OrganisationReader.Read(options).Country.ShouldBeNull();
    }

    [Fact]
    public void Every_wrong_setting_is_named_by_its_key_with_the_fix()
    {
        var options = new OrganisationOptions { Name = " ", Country = "England", Locale = null, Contact = null };
        options.Directory.Add(new DirectoryEntryOptions { Kind = "theraphy", Name = "Care line", HowToStart = "Write.", Url = "ftp://x.example" });
        options.Directory.Add(new DirectoryEntryOptions { Kind = "therapy" });
        options.Directory.Add(new DirectoryEntryOptions { Kind = "therapy", Name = "Other", HowToStart = "Call.", Url = "x" });

        var fault = Should.Throw<ContentException>(() => OrganisationReader.Read(options));

        fault.Errors.Select(error => error.File).ShouldBe(
            [
                "Organisation:Name", "Organisation:Country", "Organisation:Locale", "Organisation:Contact",
                "Organisation:Directory:0:Kind", "Organisation:Directory:0:Url",
                "Organisation:Directory:1:Name", "Organisation:Directory:1:HowToStart",
                "Organisation:Directory:2:Kind", "Organisation:Directory:2:Url",
            ],
            ignoreOrder: true);
        fault.Message.ShouldContain(
            "Organisation:Directory:0:Kind: unknown kind 'theraphy': set it to one of therapy, coaching, mentorship, practical, medical, self_help, person");
    }

    private static OrganisationOptions Valid()
    {
        var options = new OrganisationOptions { Name = "Example Works", Country = "GB", Contact = "care@works.example" };
        options.Directory.Add(new DirectoryEntryOptions { Kind = "therapy", Name = "Care line", HowToStart = "Write to the care line." });
        return options;
    }
}
