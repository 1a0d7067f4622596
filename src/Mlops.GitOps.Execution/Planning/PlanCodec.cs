using System.Collections.Immutable;
using System.Text;
using Mlops.GitOps.Core.Model;
using Mlops.GitOps.Core.Operations;
using Mlops.GitOps.Core.Text;

namespace Mlops.GitOps.Execution.Planning;

/// <summary>Keeps a lowered pipeline as bytes: as long as no spec changes, a run need not compile.</summary>
internal static class PlanCodec
{
    public static void Write(LoweredPipeline pipeline, BinaryWriter writer)
    {
        writer.Write(pipeline.Name);
        writer.Write(pipeline.IsOnly);
        WriteList(pipeline.Operations, writer, WriteOperation);
        WriteList(pipeline.Datasets, writer, static (dataset, writer) =>
        {
            writer.Write(dataset.Name);
            WriteOptional(dataset.Path, writer);
            WriteOptional(dataset.Url, writer);
            WriteOptional(dataset.Sample, writer);
            WriteTexts(dataset.Secrets, writer);
        });
        WriteList(pipeline.Runtimes, writer, static (runtime, writer) =>
        {
            writer.Write(runtime.Name);
            WriteOptional(runtime.Python, writer);
            WriteOptional(runtime.Lock, writer);
            WriteOptional(runtime.Image, writer);
        });
    }

    public static LoweredPipeline Read(BinaryReader reader) => new(
        reader.ReadString(),
        reader.ReadBoolean(),
        ReadList(reader, ReadOperation),
        ReadList(reader, static reader => new DatasetFiles(reader.ReadString(), ReadOptional(reader), ReadOptional(reader), ReadOptional(reader), ReadTexts(reader))),
        ReadList(reader, static reader => new RuntimeChoice(reader.ReadString(), ReadOptional(reader), ReadOptional(reader), ReadOptional(reader))));

    private static void WriteOperation(Operation operation, BinaryWriter writer)
    {
        switch (operation)
        {
            case Run:
                writer.Write((byte)0);
                break;
            case Gate gate:
                writer.Write((byte)1);
                writer.Write(gate.Problem);
                writer.Write(gate.Ask);
                break;
            case Register register:
                writer.Write((byte)2);
                writer.Write(register.Model);
                break;
            case Deploy deploy:
                writer.Write((byte)3);
                writer.Write(deploy.Service);
                writer.Write(deploy.Environment);
                break;
            case Observe observe:
                writer.Write((byte)4);
                writer.Write(observe.Monitor);
                break;
            default:
                throw new System.Diagnostics.UnreachableException($"{operation.GetType().Name} has no form in a plan.");
        }

        StageCodec.Write(operation.Work, writer);
    }

    private static Operation ReadOperation(BinaryReader reader)
    {
        var tag = reader.ReadByte();
        var first = tag is 0 ? "" : reader.ReadString();
        var second = tag is 1 or 3 ? reader.ReadString() : "";
        var work = StageCodec.Read(reader);
        return tag switch
        {
            0 => new Run(work),
            1 => new Gate(work, first, second),
            2 => new Register(work, first),
            3 => new Deploy(work, first, second),
            4 => new Observe(work, first),
            _ => throw new InvalidDataException($"{tag} is no operation."),
        };
    }

    public static void WriteList<T>(EquatableArray<T> items, BinaryWriter writer, Action<T, BinaryWriter> write)
    {
        writer.Write7BitEncodedInt(items.Count);
        foreach (var item in items) write(item, writer);
    }

    public static EquatableArray<T> ReadList<T>(BinaryReader reader, Func<BinaryReader, T> read)
    {
        var count = reader.Read7BitEncodedInt();
        if (count == 0) return [];
        var items = ImmutableArray.CreateBuilder<T>(count);
        for (var at = 0; at < count; at++) items.Add(read(reader));
        return new(items.MoveToImmutable());
    }

    public static void WriteTexts(EquatableArray<string> texts, BinaryWriter writer) => WriteList(texts, writer, static (text, writer) => writer.Write(text));

    public static EquatableArray<string> ReadTexts(BinaryReader reader) => ReadList(reader, static reader => reader.ReadString());

    public static void WriteOptional(string? text, BinaryWriter writer)
    {
        writer.Write(text is not null);
        if (text is not null) writer.Write(text);
    }

    public static string? ReadOptional(BinaryReader reader) => reader.ReadBoolean() ? reader.ReadString() : null;
}
