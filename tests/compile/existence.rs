//! The answer about a file of the host's is the same whether there is one.

use bytewise_tests::compiler::{compile_for, shared};
use protocol::compile::Compiled;

/// The sources that ask for the file of that path in different ways.
fn sources(path: &str) -> Vec<String> {
    let asking = [
        format!("const _: &[u8] = include_bytes!({path:?});"),
        format!("const _: &str = include_str!({path:?});"),
        format!("include!({path:?});"),
        format!("#[path = {path:?}]\nmod read;"),
    ];
    let solve = "pub fn solve(_: &super::Case) -> super::Answer { todo!() }";
    asking
        .iter()
        .map(|item| format!("{item}\n{solve}\n"))
        .collect()
}

#[test]
fn is_not_told() {
    let host = shared();
    // Each with its like that is not there, of the same length.
    for (there, nowhere) in [
        ("/etc/passwd", "/etc/passwx"),
        ("/etc", "/etx"),
        ("/usr/lib", "/usr/lix"),
        ("/proc/self/environ", "/proc/self/enviroX"),
        ("../lock", "../locx"),
        ("yours.rs/x", "yourx.rs/x"),
    ] {
        for (of_there, of_nowhere) in sources(there).iter().zip(&sources(nowhere)) {
            let told = |source: &str, path: &str| {
                let Compiled::Refused(refused) = compile_for(host, "mallory", "slots", source)
                else {
                    panic!("{path} was read: {source}");
                };
                let told = serde_json::to_string(&refused).expect("an answer is plain data");
                assert!(told.contains(path), "{told}");
                told.replace(path, "…")
            };
            assert_eq!(
                told(of_there, there),
                told(of_nowhere, nowhere),
                "{of_there}"
            );
        }
    }
}
