using System.Reflection;

namespace SupportBot.Browser.Tests.Support;

/// <summary>What can be measured of a page's accessibility: axe's rules of WCAG 2.0 to 2.2 (A and AA) and of good practice, the size of targets, and whether the page has to be moved sideways.</summary>
internal static class AccessibilityCheck
{
    private static readonly Lazy<string> Axe = new(() =>
    {
        var folder = typeof(AccessibilityCheck).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "AxeFolder").Value!;
        var script = Path.Combine(folder, "node_modules", "axe-core", "axe.min.js");
        File.Exists(script).ShouldBeTrue($"{script} is missing: run eng/test, or npm ci in {folder}");
        return File.ReadAllText(script);
    });

    // Each line is the rule and where it is broken, never what stands there.
    private const string Violations = """
        async (within) => {
          const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"];
          const { violations, passes } = await axe.run(within ? { include: [within] } : document, { runOnly: rules, iframes: false, preload: false, resultTypes: ["violations", "passes"] });
          if (passes.length < 5) throw new Error("axe found hardly anything to look at");
          return violations.flatMap(({ id, nodes }) => nodes.map(({ target, any }) => `${id}: ${target.flat().join(" ")} ${any[0]?.data?.contrastRatio ?? ""}`));
        }
        """;

    // A link within a sentence may be as high as its line; what is only there for screen readers has no size.
    private const string SmallTargets = """
        (least) => {
          const roots = [document, ...[...document.querySelectorAll("supportbot-widget")].map((host) => host.shadowRoot)];
          const targets = roots.flatMap((root) => [...root.querySelectorAll("button, a[href], input, select, textarea, summary, [role=button], [role=link]")]);
          return targets
            .filter((target) => document.querySelector("supportbot-widget") === null || target.getRootNode() !== document)
            .filter((target) => target.checkVisibility({ visibilityProperty: true }) && !target.closest("[inert]"))
            .map((target) => {
              const boxes = [target, ...(target.labels ?? [])].map((part) => part.getBoundingClientRect());
              return { target, width: Math.max(...boxes.map((box) => box.width)), height: Math.max(...boxes.map((box) => box.height)) };
            })
            .filter(({ target, width, height }) => Math.min(width, height) < least && !(target.matches("a, [role=link]") && getComputedStyle(target).display === "inline"))
            .map(({ target, width, height }) => `target of ${Math.round(width)} x ${Math.round(height)}: ${target.tagName} ${target.className} ${target.id}`);
        }
        """;

    private const string Sideways = """
        () => [document.documentElement, ...document.querySelectorAll(".log, .menu, .foot, .cover, .card")]
          .filter((box) => box.checkVisibility() && box.scrollWidth > box.clientWidth + 1)
          .map((box) => `sideways: ${box.tagName} ${box.className} ${box.scrollWidth} > ${box.clientWidth}`)
        """;

    /// <summary>What is wrong on a page of ours as it stands; empty when nothing is.</summary>
    /// <param name="page">The page, or the frame of it that is ours.</param>
    public static async Task<IReadOnlyList<string>> FindProblemsAsync(IFrame page)
    {
        var violations = await FindViolationsAsync(page, null);
        var small = await page.EvaluateAsync<string[]>(SmallTargets, 24);
        var sideways = await page.EvaluateAsync<string[]>(Sideways);
        return [.. violations, .. small, .. sideways];
    }

    /// <summary>What is wrong with our button and window on somebody else's page.</summary>
    public static async Task<IReadOnlyList<string>> FindLauncherProblemsAsync(IPage site)
    {
        // What a site's own style sheets do to its own elements is its own affair.
        var violations = await FindViolationsAsync(site.MainFrame, "supportbot-widget");
        return [.. violations, .. await site.EvaluateAsync<string[]>(SmallTargets, 24)];
    }

    /// <summary>Leaves a picture of the state in artifacts/screenshots, and fails when anything is wrong.</summary>
    public static async Task ShouldBeInOrderAsync(ChatPageDriver page, string look, string state)
    {
        await page.ScreenshotAsync(Screenshots.Path(look, state));
        (await FindProblemsAsync(page.Page.MainFrame)).ShouldBeEmpty(state);
    }

    private static async Task<string[]> FindViolationsAsync(IFrame page, string? within)
    {
        if (!await page.EvaluateAsync<bool>("'axe' in window")) await page.EvaluateAsync($"() => {{ {Axe.Value} }}");
        return await page.EvaluateAsync<string[]>(Violations, within);
    }
}
