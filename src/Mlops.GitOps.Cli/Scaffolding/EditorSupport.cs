using System.Collections.Immutable;
using System.Text;
using Mlops.GitOps.Cli.Schemas;
using Mlops.GitOps.Core;

namespace Mlops.GitOps.Cli.Scaffolding;

/// <summary>What an editor needs to complete and check specs without a network: the schemas, and in each spec the line that names its own.</summary>
internal static class EditorSupport
{
    private const string Folder = "schemas/";

    private static readonly ImmutableArray<string> SchemasOfSpecs = ["definitions.schema.json", "workspace.schema.json"];

    public static ImmutableArray<NewFile> AddTo(ImmutableArray<NewFile> files) =>
        [.. files.Select(WithModeline).Concat(SchemasOfSpecs.Select(Schema)).OrderBy(static file => file.Path, StringComparer.Ordinal)];

    private static NewFile WithModeline(NewFile file)
    {
        if (Compiler.RoleOf(file.Path) is not (FileRole.Header or FileRole.Definitions) || Modeline.For(file.Path) is not { } modeline) return file;
        return NewFile.OfText(file.Path, Modeline.SetIn(Encoding.UTF8.GetString(file.Content), modeline));
    }

    // The committed schemas are embedded: a test holds them to the field tables, and copying them starts no schema library.
    private static NewFile Schema(string name)
    {
        using var stream = typeof(EditorSupport).Assembly.GetManifestResourceStream(Folder + name)
            ?? throw new InvalidOperationException($"The schema '{name}' is not embedded.");
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return new NewFile(Folder + name, bytes.ToArray());
    }
}
