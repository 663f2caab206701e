using SupportBot.BotBuilder.Connector;
using SupportBot.Dialogs;

namespace SupportBot.Seam.Tests;

/// <summary>Whether a connector may have taken what it was sent.</summary>
public sealed class ConnectorAttemptsTests
{
    private readonly ConnectorAttempts _attempts = new();

    [Fact]
    public async Task Between_two_tries_it_has_taken_nothing()
    {
        _attempts.ErrorIfTimeIsUp.ShouldBe(HttpRequestError.ConnectionError);
        var answer = new TaskCompletionSource<HttpResponseMessage>(TaskCreationOptions.RunContinuationsAsynchronously);
        var asking = _attempts.SendAsync(() => answer.Task, CancellationToken.None);
        _attempts.ErrorIfTimeIsUp.ShouldBe(HttpRequestError.Unknown);

        using var busy = new HttpResponseMessage();
        answer.SetResult(busy);
        await asking;

        _attempts.ErrorIfTimeIsUp.ShouldBe(HttpRequestError.ConnectionError);
    }

    [Fact]
    public async Task A_connection_that_does_not_come_about_in_time_is_none()
    {
        using var handler = new SocketsHttpHandler
        {
            ConnectTimeout = TimeSpan.FromMilliseconds(1),
            ConnectCallback = async (_, token) =>
            {
                await Task.Delay(Timeout.Infinite, token);
                return Stream.Null;
            },
        };
        using var client = new HttpClient(handler);

        var fault = await Should.ThrowAsync<HttpRequestException>(() => _attempts.SendAsync(() => client.GetAsync(new Uri("http://127.0.0.1:1/")), CancellationToken.None));

        ActivityRuns.MayHaveTaken(fault).ShouldBeFalse();
    }

    [Fact]
    public async Task A_request_that_its_sender_ends_may_have_been_taken()
    {
        using var ended = new CancellationTokenSource();
        var asking = _attempts.SendAsync(() => Task.Delay(Timeout.Infinite, ended.Token).ContinueWith<HttpResponseMessage>(_ => throw new TaskCanceledException(), TaskScheduler.Default), ended.Token);
        await ended.CancelAsync();

        var fault = await Should.ThrowAsync<OperationCanceledException>(asking);

        ActivityRuns.MayHaveTaken(fault).ShouldBeTrue();
        _attempts.ErrorIfTimeIsUp.ShouldBe(HttpRequestError.Unknown);
    }
}
