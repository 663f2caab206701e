namespace SupportBot.Content.Tests;

public sealed class DialTests
{
    [Theory]
    [InlineData("112", "tel:112")]
    [InlineData("116 123", "tel:116123")]
    [InlineData("1-800-222-1222", "tel:18002221222")]
    [InlineData("(011) 5275-1135", "tel:01152751135")]
    [InlineData("+44 1632 960001", "tel:+441632960001")]
    public void One_number_becomes_a_link(string phone, string link) => Dial.Tel(phone).ShouldBe(link);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("1")]
    [InlineData("119 ext. 8")]
    [InlineData("988 then press 1")]
    [InlineData("116 123 (mobile) / 0 800 500 335")]
    [InlineData("0808 801 0677; 0808 801 0432")]
    [InlineData("USSD *134*7355#")]
    [InlineData("1234567890 1234567890")]
    [InlineData("٩٩٩")]
    public void Anything_else_becomes_none(string? phone) => Dial.Tel(phone).ShouldBeNull();

    [Theory]
    [InlineData("988", "sms:988")]
    [InlineData("0477 13 11 14", "sms:0477131114")]
    [InlineData("SHOUT to 85258", "sms:85258?body=SHOUT")]
    public void A_text_line_becomes_a_link_with_its_keyword(string text, string link) => Dial.Sms(text).ShouldBe(link);

    [Theory]
    [InlineData(null)]
    [InlineData("WhatsApp 9151 1767")]
    [InlineData("SMS HELP to 31531; USSD *120*7867#")]
    [InlineData("435748 (HELP4U)")]
    public void Other_services_and_mixed_texts_become_none(string? text) => Dial.Sms(text).ShouldBeNull();

    [Fact]
    public void The_digits_to_dial_win_over_the_text_that_explains_them()
    {
        using var directory = new ContentDirectory();
        var lines = directory.Load().Catalog.Helplines.Find("GB")!.Lines;

        Dial.Tel(lines[0]).ShouldBe("tel:01632960001");
        Dial.Tel(lines[1]).ShouldBeNull();
    }
}
