using System.Collections.Concurrent;
using Mlops.GitOps.Core.Operations;
using Mlops.GitOps.Execution.Surroundings.Runtimes;

namespace Mlops.GitOps.Execution.Planning;

/// <summary>The runtimes of one run: what they are is known at once, and they are made before the first stage that runs in them.</summary>
internal sealed class RuntimeTable(LoweredPipeline pipeline, PythonContext context, CancellationToken stop)
{
    private readonly Dictionary<string, RuntimeKey> keys = new(StringComparer.Ordinal);

    private readonly Dictionary<string, PreparedRuntime> prepared = new(StringComparer.Ordinal);

    public RuntimeKey KeyOf(string name)
    {
        lock (keys)
        {
            if (keys.TryGetValue(name, out var key)) return key;
            var choice = pipeline.Runtimes.Items.First(runtime => runtime.Name == name);
            return keys[name] = PythonRuntime.Resolve(new RuntimeSpec(name, choice.Python, choice.Lock), context, stop).GetAwaiter().GetResult();
        }
    }

    public PreparedRuntime Prepare(string name)
    {
        var key = KeyOf(name);
        lock (prepared)
        {
            if (!prepared.TryGetValue(name, out var runtime)) prepared[name] = runtime = PythonRuntime.Prepare(key, context, stop).GetAwaiter().GetResult();
            return runtime;
        }
    }
}
