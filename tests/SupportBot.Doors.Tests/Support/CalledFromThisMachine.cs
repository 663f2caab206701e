using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;

namespace SupportBot.Doors.Tests.Support;

/// <summary>A test server has no connections, and so no address that the gate could know.</summary>
internal sealed class CalledFromThisMachine : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use((context, following) =>
        {
            context.Connection.RemoteIpAddress = IPAddress.Loopback;
            return following(context);
        });
        next(app);
    };
}
