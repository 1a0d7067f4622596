namespace Mlops.GitOps.Execution.Running;

/// <summary>The stages that can start. Whoever is free takes the one with the longest way ahead.</summary>
internal sealed class StageQueue(double[] pathsAhead)
{
    private readonly object gate = new();
    private readonly StageHeap ready = new(pathsAhead);
    private int running;
    private bool isClosed;

    public void Add(IEnumerable<int> stages)
    {
        lock (gate)
        {
            foreach (var stage in stages) ready.Add(stage);
            Monitor.PulseAll(gate);
        }
    }

    /// <summary>Starts no more stages; those that run go on.</summary>
    public void Close()
    {
        lock (gate)
        {
            isClosed = true;
            Monitor.PulseAll(gate);
        }
    }

    /// <summary>Waits for a stage; false where none will come any more.</summary>
    public bool TryTake(out int stage)
    {
        lock (gate)
        {
            while (true)
            {
                stage = -1;
                if (isClosed) return false;
                if (ready.TryTake(out stage))
                {
                    running++;
                    return true;
                }

                if (running == 0) return false;
                Monitor.Wait(gate);
            }
        }
    }

    /// <summary>Says that a stage that was taken is at its end, and which can start now.</summary>
    public void Return(IEnumerable<int> next)
    {
        lock (gate)
        {
            running--;
            foreach (var stage in next) ready.Add(stage);
            Monitor.PulseAll(gate);
        }
    }
}
