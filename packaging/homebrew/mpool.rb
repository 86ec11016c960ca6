# Template: packaging/release/pack fills it in for each release.
class Mpool < Formula
  desc "Compiler and validator for kgateway AI Backends with multipool failover"
  homepage "@HOMEPAGE@"
  url "@HOMEPAGE@/releases/download/v@VERSION@/mpool-@VERSION@.tar.gz"
  sha256 "@SHA256@"
  license "Apache-2.0"

  depends_on "openjdk"

  def install
    libexec.install "bin", "lib"
    (bin/"mpool").write_env_script libexec/"bin/mpool", Language::Java.overridable_java_home_env
    man1.install Dir["share/man/man1/*"]
    generate_completions_from_executable(bin/"mpool", "completion", shells: [:bash, :zsh, :fish])
  end

  test do
    assert_match "mpool #{version}", shell_output("#{bin}/mpool --version")
    assert_match "mixed-providers", shell_output("#{bin}/mpool rules")
    (testpath/"backend.yaml").write("kind: Backend\n")
    shell_output("#{bin}/mpool validate backend.yaml", 3)
  end
end
