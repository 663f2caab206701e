using Microsoft.Extensions.Hosting;
using SupportBot.Storage.Sqlite;

namespace SupportBot.Storage;

/// <summary>Opens the database before anything else of the host starts, and closes it after everything else has stopped.</summary>
internal sealed class StorageLifetime(SqliteDatabase database) : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken)
    {
        database.Open();
        return Task.CompletedTask;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => database.CloseAsync(cancellationToken);
}
