using Mlops.GitOps.Core;
using Mlops.GitOps.Core.Tests;
using Mlops.GitOps.Core.Text;

namespace Mlops.GitOps.Backends.Tests;

/// <summary>Compiles the workspaces under <c>examples/</c>.</summary>
internal static class ExampleSpecs
{
    public static Compilation Compile(string example)
    {
        var root = Repository.PathOf("examples", example);
        var files = from path in Directory.EnumerateFiles(root, "*.yaml", SearchOption.AllDirectories)
            let relative = Path.GetRelativePath(root, path).Replace('\\', '/')
            where Compiler.RoleOf(relative) is not null && relative.Split('/').All(Compiler.LooksInto)
            orderby relative
            select Compiler.Parse(new SourceFile(relative, File.ReadAllText(path)));
        return Compiler.Compile([.. files]);
    }
}
