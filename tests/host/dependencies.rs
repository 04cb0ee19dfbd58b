//! The dependencies of the command: `cargo run` compiles them, and the tests do
//! not compile them once more.

use std::collections::BTreeSet;

use bytewise_tests::project;

/// The packages from registries that this selection compiles natively, each
/// with its features: `serde v1.0.0 derive,std`.
fn compiled(selection: &[&str]) -> BTreeSet<String> {
    let output = project::cargo()
        .args(["tree", "--prefix", "none", "--format", "{p} {f}"])
        .args(selection)
        .output()
        .expect("cargo can be started");
    let listed = String::from_utf8_lossy(&output.stdout);
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{errors}");
    let packages = listed.lines().map(|line| line.trim_end_matches(" (*)"));
    packages
        // A folder stands after the name of a package of the workspace.
        .filter(|package| !package.contains('/'))
        .map(str::to_owned)
        .collect()
}

#[test]
fn are_compiled_with_the_same_features_for_the_tests() {
    let command = compiled(&["--package", "bytewise", "--edges", "normal,build"]);
    let tests = compiled(&["--workspace"]);
    assert!(command.len() > 100, "{command:?}");
    let again: Vec<&String> = command.difference(&tests).collect();
    assert!(
        again.is_empty(),
        "the tests compile these once more, with other features, and all that depends on them: \
         {again:#?}\nGive the command the features that `cargo tree --workspace --format '{{p}} \
         {{f}}'` shows, in src/host/Cargo.toml"
    );
}
