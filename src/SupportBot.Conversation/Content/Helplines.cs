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
/// <param name="Audience">What it is for: suicide, abuse, sexual_violence, youth, eating_disorder, substance, poison, medical_advice, lgbtq, veterans.</param>
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
}
