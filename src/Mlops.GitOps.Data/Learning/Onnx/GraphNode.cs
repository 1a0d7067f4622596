using System.Collections.Immutable;

namespace Mlops.GitOps.Data.Learning.Onnx;

/// <summary>A step of a graph.</summary>
/// <param name="Domain">Whose operator it is: empty for ONNX itself.</param>
internal sealed record GraphNode(string Operator, string Domain, ImmutableArray<string> Inputs, string Output, ImmutableArray<GraphAttribute> Attributes)
{
    public T Attribute<T>(string name) => Attributes.FirstOrDefault(attribute => attribute.Name == name)?.Value is T value
        ? value
        : throw new InvalidDataException($"The model's {Operator} has no '{name}'.");

    public ProtoWriter Write()
    {
        const int input = 1, output = 2, name = 3, operatorType = 4, attributeField = 5, domain = 7;
        var node = new ProtoWriter();
        foreach (var from in Inputs) node.Text(input, from);
        node.Text(output, Output).Text(name, Output).Text(operatorType, Operator);
        foreach (var attribute in Attributes) node.Message(attributeField, attribute.Write());
        return Domain.Length == 0 ? node : node.Text(domain, Domain);
    }

    public static GraphNode Read(ReadOnlyMemory<byte> message)
    {
        var (operatorType, domain, output) = ("", "", "");
        var inputs = ImmutableArray.CreateBuilder<string>();
        var attributes = ImmutableArray.CreateBuilder<GraphAttribute>();
        foreach (var field in ProtoField.All(message))
        {
            switch (field.Number)
            {
                case 1: inputs.Add(field.Text); break;
                case 2: output = field.Text; break;
                case 4: operatorType = field.Text; break;
                case 5: attributes.Add(GraphAttribute.Read(field.Bytes)); break;
                case 7: domain = field.Text; break;
            }
        }

        return new(operatorType, domain, inputs.ToImmutable(), output, attributes.ToImmutable());
    }
}
