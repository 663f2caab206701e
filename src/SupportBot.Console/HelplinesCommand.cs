using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using SupportBot.Content;
using SupportBot.Conversation.Content;

namespace SupportBot.Console;

/// <summary>Tells which helplines are to be checked before people rely on them (docs/console.md).</summary>
internal static class HelplinesCommand
{
    private const int DefaultDays = 180;

    public static Command Create()
    {
        var country = CommandOptions.Country();
        country.Description = "Only this country, as two letters such as GB.";
        var today = new Option<DateOnly?>("--today")
        {
            Description = "Day up to which ages are counted, such as 2026-12-01, instead of the system clock's.",
            CustomParser = ReadDay,
        };
        var days = new Option<int>("--days") { Description = "Days after which a check counts as old.", DefaultValueFactory = _ => DefaultDays };
        var command = new Command("helplines", "Print which helplines are to be checked, and why.") { country, today, days };
        command.SetAction(result =>
        {
            var day = result.GetValue(today) ?? DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
            return Run(result.GetValue(country), new HelplineReview(day, result.GetValue(days)));
        });
        return command;
    }

    /// <returns>0 whatever is to be checked, or 1 when content or settings are wrong or the country has no entry.</returns>
    private static int Run(string? country, HelplineReview review)
    {
        if (Settings.TryLoadContent() is not { } content)
            return 1;
        var countries = content.Catalog.Helplines.ByCountry.Values.Where(entry => country is null || entry.Country == country).ToList();
        if (countries.Count == 0)
        {
            System.Console.Error.WriteLine($"--country: {country} has no entry; a person there gets the emergency numbers and {content.Catalog.Helplines.WorldDirectory}");
            return 1;
        }

        using var output = JsonLines.Output();
        foreach (var entry in countries)
            Write(entry, review, output);
        output.WriteLine(Total(countries, review));
        return 0;
    }

    private static void Write(CountryHelplines country, HelplineReview review, StreamWriter output)
    {
        var open = country.Lines.Where(line => review.Reasons(line).Count > 0).ToList();
        output.WriteLine($"{country.Country} {country.Name}, emergency {country.Emergency}: {Counted(country.Lines.Length, "line")}, {open.Count} to check");
        foreach (var line in open)
        {
            output.WriteLine($"  {line.Id}  {line.Url ?? line.Chat ?? line.Phone ?? line.Text}");
            output.WriteLine($"    {string.Join("; ", review.Reasons(line))}");
        }

        output.WriteLine();
    }

    private static string Total(List<CountryHelplines> countries, HelplineReview review)
    {
        var lines = countries.SelectMany(country => country.Lines).ToList();
        var open = lines.FindAll(line => line.VerifiedOn is null);
        return string.Join(
            '\n',
            $"{(countries.Count == 1 ? "1 country" : $"{countries.Count} countries")}, {Counted(lines.Count, "line")}",
            $"  {open.Count} not verified by your organisation",
            $"  {lines.Count(line => line.VerifiedOn is { } on && review.IsOld(on))} verified more than {review.Days} days ago",
            $"  {open.Count(line => line.SourceCheckedOn is { } on && review.IsOld(on))} whose source checked more than {review.Days} days ago",
            $"  {open.Count(line => line.SourceCheckedOn is null)} without a source that says it checked",
            $"  {open.Count(line => line.Check is not null)} where sources disagree or are weak");
    }

    private static string Counted(int count, string what) => count == 1 ? $"1 {what}" : $"{count} {what}s";

    private static DateOnly? ReadDay(ArgumentResult argument)
    {
        if (DateOnly.TryParseExact(argument.Tokens[0].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day;
        argument.AddError("--today: expected a day such as 2026-12-01");
        return null;
    }
}
