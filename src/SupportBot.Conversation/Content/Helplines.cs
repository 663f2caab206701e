using System.Collections.Immutable;

namespace SupportBot.Conversation.Content;

/// <summary>Helplines by country. Every line carries its sources and dates; none is written from memory.</summary>
/// <param name="ByCountry">Lines by ISO 3166-1 alpha-2 in upper case.</param>
/// <param name="WorldDirectory">Page that lists helplines for countries not listed here.</param>
public sealed record Helplines(ImmutableSortedDictionary<string, CountryHelplines> ByCountry, string WorldDirectory)
{
    public CountryHelplines? Find(string? country) => country is not null && ByCountry.TryGetValue(country, out var found) ? found : null;
}

/// <param name="Country">ISO 3166-1 alpha-2 in upper case.</param>
/// <param name="Emergency">Emergency number as dialled there, such as 112.</param>
/// <param name="EmergencyNote">Further emergency numbers by service as the source gives them, such as "110 police", or null.</param>
public sealed record CountryHelplines(string Country, string Name, string Emergency, string? EmergencyNote, ImmutableArray<Helpline> Lines);

/// <summary>One line that a person can turn to.</summary>
/// <param name="Id">Unique within the file, such as <c>gb.samaritans</c>.</param>
/// <param name="Phone">As dialled in the country, or null.</param>
/// <param name="Text">How to reach it by text message, such as "SHOUT to 85258", or null.</param>
/// <param name="Hours">As the source gives it, such as 24/7, or null when no source says.</param>
/// <param name="Free">Whether calling is free, or null when no source says.</param>
/// <param name="Audience">What it is for: suicide, abuse, sexual_violence, youth, eating_disorder, substance, poison, medical_advice, lgbtq, veterans, native_american, child_concern.</param>
/// <param name="Collected">When the entry was collected.</param>
/// <param name="SourceCheckedOn">When a source says it checked the provider's page, or null.</param>
/// <param name="VerifiedOn">When a person checked the provider's page, or null while nobody has.</param>
public sealed record Helpline(
    string Id,
    string Name,
    string? Phone,
    string? Text,
    string? Chat,
    string? Url,
    string? Hours,
    string? Languages,
    bool? Free,
    ImmutableArray<string> Audience,
    ImmutableArray<string> Sources,
    DateOnly Collected,
    DateOnly? SourceCheckedOn,
    DateOnly? VerifiedOn,
    string? VerifiedBy)
{
    /// <summary>Digits to dial where <see cref="Phone"/> says more than a number, such as 079 for "079, option 1"; or null.</summary>
    public string? Dial { get; init; }

    /// <summary>What to know before turning to it, such as "under 19s" or a second number; or null.</summary>
    public string? Note { get; init; }

    /// <summary><see cref="Hours"/> where the source gives them plainly and the zone is known, or null: then nothing is said about now.</summary>
    public OpeningHours? Opening { get; init; }

    /// <summary>Languages named in <see cref="Languages"/> as ISO 639; empty when no source says.</summary>
    public ImmutableArray<string> Speaks { get; init; } = [];

    /// <summary>The source names further languages or interpreters without saying which.</summary>
    public bool SpeaksMore { get; init; }

    /// <summary>The part of the country that it alone serves, such as Scotland, or null when it serves all of it.</summary>
    public string? Place { get; init; }

    /// <summary>Id of the line beside which it is shown, or null.</summary>
    public string? Pair { get; init; }

    /// <summary>Where sources disagree or are weak, for those who verify it; or null.</summary>
    public string? Check { get; init; }

    /// <summary>Words that open the text line in a language, by ISO 639-1, where the source of the line gives one, such as HOLA for es.</summary>
    public ImmutableSortedDictionary<string, string> Keywords { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>False only when the source names languages and this is none of them.</summary>
    public bool MaySpeak(string language) => Speaks.IsEmpty || SpeaksMore || Speaks.Contains(language);
}
