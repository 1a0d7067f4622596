// dotnet run build/bench/pipelines.cs -- FOLDER STAGES
//
// The same pipeline for mlops, ninja, make and turbo: ten layers of STAGES / 10 columns. The stage of a layer and a column copies one
// file of the layer before; a stage of the last layer has one more source of its own, so that a change there makes one stage run.

using System.Globalization;
using System.Text;

const int Layers = 10;
if (args is not [var folder, var text] || !int.TryParse(text, CultureInfo.InvariantCulture, out var stages) || stages % Layers != 0)
{
    Console.Error.WriteLine("dotnet run build/bench/pipelines.cs -- FOLDER STAGES");
    return 2;
}

var columns = stages / Layers;
Mlops();
Ninja();
Make();
Turbo();
return 0;

// Two files: more nodes than a file may have would be needed for 10 000 stages.
void Mlops()
{
    Sources("mlops");
    Write("mlops/mlops.yaml", "mlops: 1\nproject: bench\n");
    Write("mlops/first.mlops.yaml", "pipelines:\n  first:\n    stages:\n" + Specs(0, Layers / 2));
    Write("mlops/bench.mlops.yaml", "pipelines:\n  bench:\n    like: first\n    stages:\n" + Specs(Layers / 2, Layers));
}

string Specs(int from, int to)
{
    var stages = new StringBuilder();
    for (var layer = from; layer < to; layer++)
    {
        for (var column = 0; column < columns; column++)
        {
            var input = layer == 0 ? $"src/c{column}.txt" : $"l{layer - 1}_c{column}.l{layer - 1}";
            var more = layer == Layers - 1 ? $", more: src/last{column}.txt" : "";
            stages.Append(CultureInfo.InvariantCulture, $$"""      l{{layer}}_c{{column}}: {kind: run, command: [cp, "${in.source}", "${out.l{{layer}}}"], inputs: {source: {{input}}{{more}} }, outputs: {l{{layer}}: {type: File} } }""").Append('\n');
        }
    }

    return stages.ToString();
}

void Ninja()
{
    var rules = new StringBuilder("rule cp\n  command = cp $first $out\n");
    ForEach((layer, column) => rules.Append(CultureInfo.InvariantCulture, $"build {Output(layer, column)}: cp {Inputs(layer, column)}\n  first = {Input(layer, column)}\n"));
    Sources("ninja");
    Write("ninja/build.ninja", rules.ToString());
}

void Make()
{
    var rules = new StringBuilder(".SUFFIXES:\nMAKEFLAGS += -r\nall:");
    for (var column = 0; column < columns; column++) rules.Append(' ').Append(Output(Layers - 1, column));
    rules.Append('\n');
    ForEach((layer, column) => rules.Append(CultureInfo.InvariantCulture, $"{Output(layer, column)}: {Inputs(layer, column)}\n\t@cp {Input(layer, column)} {Output(layer, column)}\n"));
    Sources("make");
    Write("make/Makefile", rules.ToString());
}

// A package a column, a script a layer: turbo knows nothing smaller.
void Turbo()
{
    var tasks = new StringBuilder();
    var scripts = new StringBuilder();
    for (var layer = 0; layer < Layers; layer++)
    {
        var needs = layer == 0 ? "" : $"\"l{layer - 1}\"";
        var inputs = layer == 0 ? "src/c.txt" : layer == Layers - 1 ? "src/last.txt" : "none/**";
        var comma = layer == Layers - 1 ? "" : ", ";
        tasks.Append(CultureInfo.InvariantCulture, $$"""  "l{{layer}}": {"dependsOn": [{{needs}}], "inputs": ["{{inputs}}"], "outputs": ["out/l{{layer}}.txt"]}{{comma}}""").Append('\n');
        scripts.Append(CultureInfo.InvariantCulture, $"\"l{layer}\": \"cp {(layer == 0 ? "src/c.txt" : $"out/l{layer - 1}.txt")} out/l{layer}.txt\"{comma}");
    }

    var packages = new StringBuilder("\"\": {\"name\": \"bench\", \"workspaces\": [\"p/*\"]}");
    for (var column = 0; column < columns; column++)
    {
        packages.Append(CultureInfo.InvariantCulture, $$""", "p/c{{column}}": {"name": "c{{column}}", "version": "1.0.0"}, "node_modules/c{{column}}": {"resolved": "p/c{{column}}", "link": true}""");
        Write($"turbo/p/c{column}/package.json", $$"""{"name": "c{{column}}", "version": "1.0.0", "scripts": { {{scripts}} } }""");
        Write($"turbo/p/c{column}/src/c.txt", $"column {column}\n");
        Write($"turbo/p/c{column}/src/last.txt", $"last {column}\n");
        Directory.CreateDirectory(Path.Join(folder, $"turbo/p/c{column}/out"));
    }

    Write("turbo/package.json", """{"name": "bench", "private": true, "packageManager": "npm@10.0.0", "workspaces": ["p/*"]}""");
    Write("turbo/package-lock.json", $$"""{"name": "bench", "lockfileVersion": 3, "requires": true, "packages": { {{packages}} } }""");
    Write("turbo/turbo.json", $$"""{"tasks": {{{"\n"}}{{tasks}} } }""");
    Write("turbo/.gitignore", "out/\n.turbo/\nnode_modules/\n");

    // Stands in for npm, which takes a tenth of a second a script, where turbo fills its cache.
    Write("npm/npm", """
        #!/bin/sh
        exec sh -c "$(sed -n 's/.*"'"$2"'": "\([^"]*\)".*/\1/p' package.json)"

        """);
    if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(Path.Join(folder, "npm/npm"), UnixFileMode.UserRead | UnixFileMode.UserExecute);
}

void Sources(string tool)
{
    Directory.CreateDirectory(Path.Join(folder, tool, "out"));
    for (var column = 0; column < columns; column++)
    {
        Write($"{tool}/src/c{column}.txt", $"column {column}\n");
        Write($"{tool}/src/last{column}.txt", $"last {column}\n");
    }
}

void ForEach(Action<int, int> stage)
{
    for (var layer = 0; layer < Layers; layer++)
    {
        for (var column = 0; column < columns; column++) stage(layer, column);
    }
}

static string Output(int layer, int column) => $"out/l{layer}_c{column}.txt";

static string Input(int layer, int column) => layer == 0 ? $"src/c{column}.txt" : Output(layer - 1, column);

static string Inputs(int layer, int column) => Input(layer, column) + (layer == Layers - 1 ? $" src/last{column}.txt" : "");

void Write(string path, string text)
{
    var file = Path.Join(folder, path);
    Directory.CreateDirectory(Path.GetDirectoryName(file)!);
    File.WriteAllText(file, text);
}
