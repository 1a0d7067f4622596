namespace Mlops.GitOps.Execution.Running;

/// <summary>Stages that can start, the one with the longest way ahead on top. The framework's own would be compiled anew at every start.</summary>
internal sealed class StageHeap(double[] pathsAhead)
{
    private int[] stages = new int[16];
    private int count;

    public void Add(int stage)
    {
        if (count == stages.Length) Array.Resize(ref stages, 2 * count);
        var at = count++;
        for (; at > 0 && IsBefore(stage, stages[(at - 1) / 2]); at = (at - 1) / 2) stages[at] = stages[(at - 1) / 2];
        stages[at] = stage;
    }

    public bool TryTake(out int stage)
    {
        stage = count > 0 ? stages[0] : -1;
        if (count == 0) return false;
        var last = stages[--count];
        var at = 0;
        while ((2 * at) + 1 < count)
        {
            var child = (2 * at) + 1;
            if (child + 1 < count && IsBefore(stages[child + 1], stages[child])) child++;
            if (!IsBefore(stages[child], last)) break;
            stages[at] = stages[child];
            at = child;
        }

        stages[at] = last;
        return true;
    }

    // Of equal ways the first in the order of the pipeline, so that two runs begin alike.
    private bool IsBefore(int left, int right) => pathsAhead[left] == pathsAhead[right] ? left < right : pathsAhead[left] > pathsAhead[right];
}
