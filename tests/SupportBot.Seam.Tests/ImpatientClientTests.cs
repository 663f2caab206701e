using System.Net;
using Microsoft.Extensions.Configuration;
using SupportBot.BotBuilder.Connector;
using SupportBot.Dialogs;

namespace SupportBot.Seam.Tests;

/// <summary>An embedding bot whose HTTP client gives up sooner than a connector is given up.</summary>
public sealed class ImpatientClientTests
{
    [Fact]
    public async Task What_hangs_is_sent_once_however_soon_the_client_would_give_up()
    {
        using var connector = new Hanging();
        var retry = new ConnectorRetry(3, TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(400));
        var authentication = new ConfigurationBotFrameworkAuthentication(new ConfigurationBuilder().Build(), new ImpatientClients(connector), retry, tokens: null);
        using var client = await authentication.CreateConnectorFactory(new()).CreateAsync("https://connector.example/", audience: null, CancellationToken.None);
        var hello = MessageFactory.Text("hello");
        hello.Conversation = new ConversationAccount { Id = "c1" };

        var fault = await Should.ThrowAsync<HttpRequestException>(() => client.SendAsync(hello, CancellationToken.None));

        connector.Requests.ShouldBe(1);
        ActivityRuns.MayHaveTaken(fault).ShouldBeTrue();
    }

    private sealed class ImpatientClients(HttpMessageHandler connector) : IHttpClientFactory
    {
        public HttpClient CreateClient(string name) => new(connector, disposeHandler: false) { Timeout = TimeSpan.FromMilliseconds(20) };
    }

    /// <summary>Takes what it gets and does not answer.</summary>
    private sealed class Hanging : HttpMessageHandler
    {
        private int _requests;

        public int Requests => _requests;

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref _requests);
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return new HttpResponseMessage(HttpStatusCode.OK);
        }
    }
}
