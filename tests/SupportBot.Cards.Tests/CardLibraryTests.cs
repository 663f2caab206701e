using System.Buffers;
using SupportBot.Content;
using SupportBot.Content.Cards;
using SupportBot.Conversation;

namespace SupportBot.Cards.Tests;

public sealed class CardLibraryTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("cards").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Every_required_card_has_a_template_and_a_sample()
    {
        var cards = Directory.GetFiles(Repository.CardsFolder, "*.json").Select(file => Path.GetFileNameWithoutExtension(file)).Order();
        cards.ShouldBe(CardIds.All.Order());
        Repository.Samples.Keys.Select(Repository.CardOf).Distinct().Order().ShouldBe(CardIds.All.Order());
    }

    [Fact]
    public void A_missing_folder_names_every_card()
    {
        var errors = new List<ContentError>();
        CardLibrary.Load(Path.Combine(_folder, "absent"), errors);
        errors.Count.ShouldBe(CardIds.All.Length);
        errors[0].ToString().ShouldStartWith("absent/welcome.json: is missing");
    }

    [Fact]
    public void A_broken_template_is_named_beside_the_good_ones()
    {
        foreach (var file in Directory.GetFiles(Repository.CardsFolder))
            File.Copy(file, Path.Combine(_folder, Path.GetFileName(file)));
        File.WriteAllText(Path.Combine(_folder, "menu.json"), "{\n  \"text\": \"${oops(1)}\"\n}");
        var errors = new List<ContentError>();
        var library = CardLibrary.Load(_folder, errors);
        errors.ShouldHaveSingleItem().ToString().ShouldStartWith($"{Path.GetFileName(_folder)}/menu.json:2: ");
        library.Render("record", CardValue.FromJson(Repository.Samples["record.web"]), new ArrayBufferWriter<byte>());
        Should.Throw<KeyNotFoundException>(() => library.Render("menu", CardValue.Null, new ArrayBufferWriter<byte>())).Message.ShouldContain("menu");
    }

    [Fact]
    public void A_byte_order_mark_does_no_harm()
    {
        var errors = new List<ContentError>();
        CardTemplate.Compile("x.json", [0xEF, 0xBB, 0xBF, .. "{}"u8], errors).ShouldNotBeNull();
    }

    [Fact]
    public void Drawing_a_card_allocates_nothing()
    {
        var errors = new List<ContentError>();
        var library = CardLibrary.Load(Repository.CardsFolder, errors);
        var data = CardValue.FromJson(Repository.Samples["suggestion.full-teams"]);
        var output = new ArrayBufferWriter<byte>(64 * 1024);
        library.Render("suggestion", data, output);
        output.ResetWrittenCount();
        var before = GC.GetAllocatedBytesForCurrentThread();
        library.Render("suggestion", data, output);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }
}
