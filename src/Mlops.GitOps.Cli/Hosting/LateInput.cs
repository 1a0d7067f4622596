namespace Mlops.GitOps.Cli.Hosting;

/// <summary>The input of the process, opened by the first question: opening it sets the terminal up, which most commands need not pay.</summary>
internal sealed class LateInput : TextReader
{
    public override int Read() => Console.In.Read();

    public override int Peek() => Console.In.Peek();

    public override string? ReadLine() => Console.In.ReadLine();
}
