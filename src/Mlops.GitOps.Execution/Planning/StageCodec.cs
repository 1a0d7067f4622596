using Mlops.GitOps.Core.Model;
using Mlops.GitOps.Core.Operations;
using Mlops.GitOps.Core.Records;
using static Mlops.GitOps.Execution.Planning.PlanCodec;

namespace Mlops.GitOps.Execution.Planning;

/// <summary>The work of a stage as bytes.</summary>
internal static class StageCodec
{
    public static void Write(StageWork work, BinaryWriter writer)
    {
        writer.Write(work.Id);
        writer.Write(work.Name);
        writer.Write(work.Kind);
        WriteList(work.Axes, writer, static (axis, writer) => WritePair(axis.Axis, axis.Value, writer));
        WriteTexts(work.Needs, writer);
        WriteBody(work.Body, writer);
        WriteLimits(work.Limits, writer);
        WriteList(work.Inputs, writer, WriteInput);
        WriteList(work.Outputs, writer, static (output, writer) =>
        {
            WritePair(output.Name, output.Type, writer);
            WriteOptional(output.Format, writer);
            WriteOptional(output.Path, writer);
        });
        WriteList(work.Parameters, writer, static (parameter, writer) => WritePair(parameter.Name, parameter.Json, writer));
        writer.Write(work.Code is not null);
        if (work.Code is { } code) WriteTexts(code, writer);
        WriteList(work.Variables, writer, static (variable, writer) => WritePair(variable.Name, variable.Value, writer));
        WriteTexts(work.Secrets, writer);
        WriteOptional(work.Runtime, writer);
        WriteOptional(work.Image, writer);
        writer.Write(work.Seed);
        writer.Write(work.IsCached);
        WriteOptional(work.When, writer);
        writer.Write(work.IsWanted);
    }

    public static StageWork Read(BinaryReader reader) => new(
        reader.ReadString(),
        reader.ReadString(),
        reader.ReadString(),
        ReadList(reader, static reader => new MatrixValue(reader.ReadString(), reader.ReadString())),
        ReadTexts(reader),
        ReadBody(reader),
        ReadLimits(reader),
        ReadList(reader, ReadInput),
        ReadList(reader, static reader => new OutputBinding(reader.ReadString(), reader.ReadString(), ReadOptional(reader), ReadOptional(reader))),
        ReadList(reader, static reader => new ParameterValue(reader.ReadString(), reader.ReadString())))
    {
        Code = reader.ReadBoolean() ? ReadTexts(reader) : null,
        Variables = ReadList(reader, static reader => new EnvironmentVariable(reader.ReadString(), reader.ReadString())),
        Secrets = ReadTexts(reader),
        Runtime = ReadOptional(reader),
        Image = ReadOptional(reader),
        Seed = reader.ReadInt64(),
        IsCached = reader.ReadBoolean(),
        When = ReadOptional(reader),
        IsWanted = reader.ReadBoolean(),
    };

    private static void WriteBody(StageBody body, BinaryWriter writer)
    {
        switch (body)
        {
            case BuiltInBody builtIn:
                writer.Write((byte)0);
                writer.Write(builtIn.Settings);
                writer.Write(builtIn.Tested is not null);
                if (builtIn.Tested is { } tested) Write(tested, writer);
                break;
            case ProjectBody project:
                writer.Write((byte)1);
                writer.Write(project.Path);
                break;
            case CommandBody command:
                writer.Write((byte)2);
                WriteList(command.Arguments, writer, static (argument, writer) => WriteList(argument.Parts, writer, static (part, writer) =>
                {
                    writer.Write((byte)part.Kind);
                    writer.Write(part.Text);
                }));
                break;
            default:
                throw new System.Diagnostics.UnreachableException($"{body.GetType().Name} has no form in a plan.");
        }
    }

    private static StageBody ReadBody(BinaryReader reader) => reader.ReadByte() switch
    {
        0 => new BuiltInBody(reader.ReadString(), reader.ReadBoolean() ? Read(reader) : null),
        1 => new ProjectBody(reader.ReadString()),
        2 => new CommandBody(ReadList(reader, static reader =>
            new CommandArgument(ReadList(reader, static reader => new ArgumentPart((ArgumentPartKind)reader.ReadByte(), reader.ReadString()))))),
        var tag => throw new InvalidDataException($"{tag} is no body."),
    };

    private static void WriteLimits(StageLimits limits, BinaryWriter writer)
    {
        writer.Write(limits.Timeout.Ticks);
        writer.Write(limits.Retries ?? -1);
        WriteOptional(limits.Cpu, writer);
        writer.Write(limits.MemoryBytes ?? -1);
        writer.Write(limits.Gpus);
        WriteOptional(limits.GpuType, writer);
    }

    private static StageLimits ReadLimits(BinaryReader reader)
    {
        var timeout = new TimeSpan(reader.ReadInt64());
        var retries = reader.ReadInt32();
        var cpu = ReadOptional(reader);
        var memory = reader.ReadInt64();
        return new StageLimits(timeout, retries < 0 ? null : retries, cpu, memory < 0 ? null : memory, reader.ReadInt32(), ReadOptional(reader));
    }

    private static void WriteInput(InputBinding input, BinaryWriter writer)
    {
        WritePair(input.Name, input.Type, writer);
        WriteOptional(input.Format, writer);
        switch (input.Source)
        {
            case WorkspaceSource workspace:
                writer.Write((byte)0);
                writer.Write(workspace.Path);
                break;
            case DatasetSource dataset:
                writer.Write((byte)1);
                writer.Write(dataset.Dataset);
                break;
            case OutputSource output:
                writer.Write((byte)2);
                WritePair(output.Stage, output.Output, writer);
                break;
            case MatrixSource matrix:
                writer.Write((byte)3);
                WriteList(matrix.Items, writer, static (item, writer) =>
                {
                    writer.Write(item.Value);
                    WritePair(item.Stage, item.Output, writer);
                });
                break;
            case PinnedSource pinned:
                writer.Write((byte)4);
                WritePair(pinned.Model, pinned.Environment, writer);
                writer.Write(pinned.Pinned is not null);
                if (pinned.Pinned is not { } what) break;
                WritePair(what.Slot, what.Bundle, writer);
                writer.Write(what.Version);
                writer.Write(what.Digest.ToString());
                break;
            default:
                throw new System.Diagnostics.UnreachableException($"{input.Source.GetType().Name} has no form in a plan.");
        }
    }

    private static InputBinding ReadInput(BinaryReader reader)
    {
        var (name, type, format) = (reader.ReadString(), reader.ReadString(), ReadOptional(reader));
        InputSource source = reader.ReadByte() switch
        {
            0 => new WorkspaceSource(reader.ReadString()),
            1 => new DatasetSource(reader.ReadString()),
            2 => new OutputSource(reader.ReadString(), reader.ReadString()),
            3 => new MatrixSource(ReadList(reader, static reader => new MatrixItem(reader.ReadString(), reader.ReadString(), reader.ReadString()))),
            4 => new PinnedSource(reader.ReadString(), reader.ReadString(), reader.ReadBoolean() ? ReadPinned(reader) : null),
            var tag => throw new InvalidDataException($"{tag} is no source."),
        };
        return new InputBinding(name, source, type, format);
    }

    private static PinnedModel ReadPinned(BinaryReader reader)
    {
        var (slot, bundle, version) = (reader.ReadString(), reader.ReadString(), reader.ReadInt64());
        return new PinnedModel(slot, version, bundle, Digest.TryParse(reader.ReadString()) ?? throw new InvalidDataException("A pin names no digest."));
    }

    private static void WritePair(string first, string second, BinaryWriter writer)
    {
        writer.Write(first);
        writer.Write(second);
    }
}
