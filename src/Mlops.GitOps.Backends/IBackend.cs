using System.Collections.Immutable;
using Mlops.GitOps.Core;
using Mlops.GitOps.Core.Diagnostics;

namespace Mlops.GitOps.Backends;

/// <summary>Writes the files of one target.</summary>
public interface IBackend
{
    /// <summary>What <c>--target</c> calls it; its folder has the same name.</summary>
    string Name { get; }

    /// <summary>The choices of the stack that select it, any of them.</summary>
    ImmutableArray<StackValue> Choices { get; }

    /// <summary>Reports what the target has no form for, at its place in the specs: MLG6001. Nothing is left out silently.</summary>
    void Check(Compilation compilation, DiagnosticBag diagnostics);

    /// <summary>Returns its files. Nothing in them depends on a clock, a machine or what is pinned where.</summary>
    IEnumerable<OutputFile> Emit(Compilation compilation);
}
