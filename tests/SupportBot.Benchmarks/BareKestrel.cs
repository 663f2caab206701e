using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace SupportBot.Benchmarks;

/// <summary>The floor of a start: a host that parses an activity and answers with a fixed reply.</summary>
public static class BareKestrel
{
    public const string Command = "bare-kestrel";

    public static async Task RunAsync(string[] args)
    {
        var app = WebApplication.CreateBuilder(args).Build();
        app.MapPost("/api/messages", async context =>
        {
            using var activity = await JsonDocument.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted);
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync("""{"activities":[{"type":"message","text":"Hello"}]}""", context.RequestAborted);
        });
        await app.RunAsync();
    }
}
