//! The view that a compiler has of the host: nothing that the host was started with.

use bytewise_tests::command::{again, pass};
use bytewise_tests::compiler::compile_for;

use super::{Fake, said};

#[test]
#[ignore = "the test below starts it, with variables"]
fn a_host_with_variables() {
    let fake = Fake::new(
        "variables",
        r#"names=$(export -p | while read -r export name; do echo "${name%%=*}"; done)
        echo '{"message":"'$names'","level":"error"}' >&2; exit 1"#,
    );
    let answer = compile_for(&fake.host(), "alice", "slots", "a");
    let mut names: Vec<&str> = said(&answer).split_whitespace().collect();
    names.sort_unstable();
    // The shell adds its own folder.
    names.retain(|name| !["OLDPWD", "PWD"].contains(name));
    assert_eq!(
        names,
        [
            "GLIBC_TUNABLES",
            "HOME",
            "MALLOC_CONF",
            "PATH",
            "RUSTC_ICE",
            "TMPDIR"
        ]
    );
}

#[test]
fn a_compiler_sees_nothing_of_the_hosts_variables() {
    pass(again("fake::surroundings::a_host_with_variables").envs([
        ("RUSTC_BOOTSTRAP", "1"),
        ("RUSTFLAGS", "--cfg stolen"),
        ("RUSTC_WRAPPER", "/nowhere"),
        ("LD_LIBRARY_PATH", "/nowhere"),
        ("LD_PRELOAD", "/nowhere/stolen.so"),
        ("BYTEWISE_CANARY", "a secret"),
    ]));
}
