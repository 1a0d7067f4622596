using Mlops.GitOps.Core;
using Mlops.GitOps.Core.Text;

namespace Mlops.GitOps.Backends.Tests;

/// <summary>Compiles specs that stand in a test.</summary>
internal static class Specs
{
    public static Compilation Compile(params (string Path, string Text)[] files) => Compiler.Compile([.. files.Select(static file => Compiler.Parse(new SourceFile(file.Path, file.Text)))]);

    public static Compilation Stack(string stack) => Compile(("mlops.yaml", $"mlops: 1\nproject: example\nstack: {stack}\n"));
}
