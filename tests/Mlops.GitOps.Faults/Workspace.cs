using System.Globalization;
using Mlops.GitOps.Cli.Hosting;

namespace Mlops.GitOps.Faults;

/// <summary>A workspace of its own with one pipeline, gone when the case is over.</summary>
internal sealed class Workspace : IDisposable
{
    private const string Folder = "data/folder";

    public Workspace(Pipeline pipeline, string? at = null)
    {
        Pipeline = pipeline;
        Root = at ?? Directory.CreateTempSubdirectory("mlops-faults-").FullName;
        if (at is null) Fill();
    }

    /// <summary>Writes specs and inputs.</summary>
    public void Fill()
    {
        Write("mlops.yaml", "mlops: 1\nproject: faults\n");
        Write("faults.mlops.yaml", Pipeline.ToSpec());
        for (var input = 0; input < 4; input++) Write(InputName(input), string.Create(CultureInfo.InvariantCulture, $"input {input}: 0000\n"));
        Write($"{Folder}/a", "in a folder\n");
        Write($"{Folder}/b", "beside it\n");
    }

    public Pipeline Pipeline { get; }

    public string Root { get; }

    public string this[string path] => Path.Join(Root, path);

    public static string InputName(int input) => string.Create(CultureInfo.InvariantCulture, $"data/in{input}.txt");

    public void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(this[path]) ?? Root);
        File.WriteAllText(this[path], text);
    }

    /// <summary>Gives an input other bytes of the same length.</summary>
    public void Change(Random chance)
    {
        var input = chance.Next(4);
        Write(InputName(input), string.Create(CultureInfo.InvariantCulture, $"input {input}: {chance.Next(10000):0000}\n"));
    }

    /// <summary>Returns what stages must give for what is in the workspace now.</summary>
    public Dictionary<string, SortedDictionary<string, string>> Expect() => Pipeline.Expect(Read);

    /// <summary>Runs in this process, as the tool does; returns its exit status and what it said.</summary>
    public (int Status, string Said) Run(params string[] more)
    {
        using var said = new StringWriter();
        var status = CommandLine.Run(["run", "--jobs", "8", .. more], new Terminal(TextReader.Null, said, said), Root);
        return (status, said.ToString());
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);

    /// <summary>Returns the text of a file, or of all files of a folder in order.</summary>
    private string Read(string path) => Directory.Exists(this[path])
        ? string.Concat(Directory.GetFiles(this[path]).Order(StringComparer.Ordinal).Select(File.ReadAllText))
        : File.ReadAllText(this[path]);
}
