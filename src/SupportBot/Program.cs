using SupportBot.Hosting;

try
{
    var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
    builder.AddSupportBot();
    var app = builder.Build();
    app.MapSupportBot();
    await app.RunAsync();
    return 0;
}
catch (Exception fault) when (StartupFault.Explain(fault) is { } explanation)
{
    await Console.Error.WriteLineAsync(explanation);
    return 1;
}
