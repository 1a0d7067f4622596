// Some tests measure the memory, threads and files of the process: another test beside them would be in the figures.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
