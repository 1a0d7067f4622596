using System.IO.Enumeration;
using System.Text;
using Mlops.GitOps.Core.Records;

namespace Mlops.GitOps.Execution.Tests.Store;

/// <summary>Makes folders of all kinds, and tells of a folder all that must survive.</summary>
internal static class RandomTree
{
    private static readonly string[] Names = ["a", "B", "b", "ä", "a\u0308", "\U0001F600", "\uFF21", "with space", "-rf", ".hidden", "a.b", "a-b", "back\\slash", "quote'\"", "%41", "~", "tree\tab", "new\nline"];

    public static void Make(string folder, Random random)
    {
        Directory.CreateDirectory(folder);
        Fill(folder, random, depth: 0);
    }

    /// <summary>Returns a line for everything in a folder.</summary>
    public static string[] Describe(string folder) =>
    [
        .. PathsUnder(folder).Select(path => $"{Path.GetRelativePath(folder, path)} {Kind(path)}").Order(StringComparer.Ordinal),
    ];

    // The framework goes through links to folders, and of a tree that links to itself it sees the same names again and again.
    private static FileSystemEnumerable<string> PathsUnder(string folder) =>
        new(folder, static (ref FileSystemEntry entry) => entry.ToFullPath(), new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None })
        {
            ShouldRecursePredicate = static (ref FileSystemEntry entry) => (entry.Attributes & FileAttributes.ReparsePoint) == 0,
        };

    private static string Kind(string path)
    {
        if (new FileInfo(path).LinkTarget is { } target) return $"-> {target}";
        if (Directory.Exists(path)) return "folder";
        var isExecutable = !OperatingSystem.IsWindows() && File.GetUnixFileMode(path).HasFlag(UnixFileMode.UserExecute);
        return $"{Digest.Of(File.ReadAllBytes(path))} {isExecutable}";
    }

    private static void Fill(string folder, Random random, int depth)
    {
        foreach (var name in random.GetItems(Names, random.Next(5)).Distinct(StringComparer.Ordinal))
        {
            // Names that can't be kept are rare, so that most trees are not refused.
            if (name.Any(char.IsControl) && random.Next(8) > 0) continue;
            var path = Path.Combine(folder, name);
            switch (random.Next(10))
            {
                case < 5: WriteFile(path, random); break;
                case < 8 when depth < 4:
                    Directory.CreateDirectory(path);
                    Fill(path, random, depth + 1);
                    break;
                default: File.CreateSymbolicLink(path, Target(random, depth)); break;
            }
        }
    }

    private static string Target(Random random, int depth) => random.Next(12) switch
    {
        0 => "/etc/passwd",
        1 => string.Concat(Enumerable.Repeat("../", depth + 1)) + "x",
        2 => "a/../b",
        _ => string.Concat(Enumerable.Repeat("../", random.Next(depth + 1))) + Names[random.Next(12)],
    };

    private static void WriteFile(string path, Random random)
    {
        var bytes = random.Next(4) == 0 ? [] : Encoding.UTF8.GetBytes(new string('x', random.Next(5000)) + random.Next());
        File.WriteAllBytes(path, bytes);
        if (!OperatingSystem.IsWindows() && random.Next(3) == 0) File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
