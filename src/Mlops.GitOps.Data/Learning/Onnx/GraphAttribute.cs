using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Mlops.GitOps.Data.Learning.Onnx;

/// <summary>A setting of a node: a whole number, or a list.</summary>
/// <param name="Value">A long, a string, or a list of longs, floats or strings.</param>
internal sealed record GraphAttribute(string Name, object Value)
{
    private const int WholeType = 2;
    private const int TextType = 3;
    private const int NumbersType = 6;
    private const int WholesType = 7;
    private const int TextsType = 8;

    public ProtoWriter Write()
    {
        const int name = 1, whole = 3, text = 4, numbers = 7, wholes = 8, texts = 9, type = 20;
        var attribute = new ProtoWriter().Text(name, Name);
        switch (Value)
        {
            case long value:
                return attribute.Whole(whole, value).Whole(type, WholeType);
            case string value:
                return attribute.Text(text, value).Whole(type, TextType);
            case ImmutableArray<float> values:
                return attribute.Bytes(numbers, MemoryMarshal.AsBytes(values.AsSpan())).Whole(type, NumbersType);
            case ImmutableArray<long> values:
                return attribute.Wholes(wholes, values).Whole(type, WholesType);
            case ImmutableArray<string> values:
                foreach (var value in values) attribute.Text(texts, value);
                return attribute.Whole(type, TextsType);
            default:
                throw new System.Diagnostics.UnreachableException($"{Value.GetType().Name} is nothing that an attribute holds.");
        }
    }

    public static GraphAttribute Read(ReadOnlyMemory<byte> message)
    {
        var (name, type, whole, text) = ("", 0L, 0L, "");
        var wholes = ImmutableArray.CreateBuilder<long>();
        var numbers = ImmutableArray.CreateBuilder<float>();
        var texts = ImmutableArray.CreateBuilder<string>();
        foreach (var field in ProtoField.All(message))
        {
            switch (field.Number)
            {
                case 1: name = field.Text; break;
                case 3: whole = field.Whole; break;
                case 4: text = field.Text; break;
                case 7 when field.Bytes.IsEmpty: numbers.Add(field.Real); break;
                case 7: numbers.AddRange(MemoryMarshal.Cast<byte, float>(field.Bytes.Span)); break;
                case 8: wholes.AddRange(field.Wholes()); break;
                case 9: texts.Add(field.Text); break;
                case 20: type = field.Whole; break;
            }
        }

        return new(name, type switch
        {
            NumbersType => numbers.ToImmutable(),
            WholesType => wholes.ToImmutable(),
            TextsType => texts.ToImmutable(),
            TextType => text,
            _ => whole,
        });
    }
}
