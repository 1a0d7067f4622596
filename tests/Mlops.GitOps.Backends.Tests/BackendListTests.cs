using Mlops.GitOps.Core.Tests;

namespace Mlops.GitOps.Backends.Tests;

public class BackendListTests
{
    [Fact]
    public void Each_back_end_is_a_folder_with_a_readme_and_each_folder_is_in_the_list()
    {
        var folders = Directory.GetDirectories(Repository.PathOf("src", "Mlops.GitOps.Backends")).Select(static folder => Path.GetFileName(folder)).Where(static name => name is not ("bin" or "obj")).ToList();
        Assert.Equal(Backends.All.Select(static backend => backend.GetType().Namespace?.Split('.')[^1]).Order(StringComparer.Ordinal), folders.Order(StringComparer.Ordinal));
        Assert.All(folders, static folder => Assert.True(File.Exists(Repository.PathOf("src", "Mlops.GitOps.Backends", folder, "README.md")), folder));
    }

    [Fact]
    public void Names_and_choices_belong_to_one_back_end()
    {
        Assert.Distinct(Backends.All.Select(static backend => backend.Name));
        Assert.All(Backends.All, static backend => Assert.NotEmpty(backend.Choices));
    }
}
