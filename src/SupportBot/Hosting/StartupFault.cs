using System.Net.Sockets;
using Microsoft.Extensions.Options;
using SupportBot.Content;
using SupportBot.Storage;

namespace SupportBot.Hosting;

/// <summary>Faults that whoever starts the host can put right, said without a stack trace.</summary>
internal static class StartupFault
{
    /// <returns>What to put right, or null when the fault is ours.</returns>
    public static string? Explain(Exception fault) => fault switch
    {
        ContentException or OptionsValidationException or StorageException => Stopped(fault.Message),
        _ when SocketFaultOf(fault) is { } socket => Stopped($"{fault.Message} {Advice(socket.SocketErrorCode)} Or choose another with --urls http://localhost:3979."),
        InvalidDataException => Stopped(fault.InnerException?.Message is { } detail ? $"{fault.Message} {detail}" : fault.Message),
        // A setting holds no value of its type, or there is no such setting; the binder's message names it.
        InvalidOperationException { Source: "Microsoft.Extensions.Configuration.Binder" } =>
            Stopped($"{WrongSetting(fault.Message)} Correct it in appsettings.json or wherever it is set."),
        AggregateException { InnerException: { } inner } => Explain(inner),
        _ => null,
    };

    /// <summary>At the start of the host only listening uses sockets.</summary>
    private static SocketException? SocketFaultOf(Exception fault) => fault switch
    {
        SocketException socket => socket,
        IOException { InnerException: { } inner } => SocketFaultOf(inner),
        AggregateException several => several.InnerExceptions.Select(SocketFaultOf).FirstOrDefault(socket => socket is not null),
        { InnerException: SocketException socket } => socket,
        _ => null,
    };

    private static string Advice(SocketError error) => error switch
    {
        SocketError.AddressAlreadyInUse => "Stop what listens at the address that --urls or ASPNETCORE_URLS names.",
        SocketError.AccessDenied => "The program's account may not listen at the address that --urls or ASPNETCORE_URLS names; ports below 1024 need a right of their own.",
        SocketError.AddressNotAvailable => "The address that --urls or ASPNETCORE_URLS names is not one of this machine.",
        _ => "The program cannot listen at the address that --urls or ASPNETCORE_URLS names.",
    };

    private static string WrongSetting(string message) =>
        message.StartsWith($"'{nameof(BinderOptions.ErrorOnUnknownConfiguration)}'", StringComparison.Ordinal)
            ? $"There is no such setting: {message[(message.LastIndexOf(':') + 1)..].Trim()}."
            : message;

    private static string Stopped(string problem) => $"SupportBot did not start:{Environment.NewLine}{problem}";
}
