//! The requests to the host, before anything is compiled.

use bytewise_tests::compiler::{self, block_on, compile_for, ready, settings};
use protocol::compile::{CompileClass, Compiled};

#[test]
fn what_is_no_request_is_refused_before_it_is_compiled() {
    let compiler = compiler::shared();
    let honest = "pub fn solve() {}";
    for slug in [
        "",
        "../x",
        "slots/..",
        "rust-toolchain.toml",
        "build.rs",
        "@args",
        "a\0b",
        "Slots",
    ] {
        let answer = compile_for(compiler, "mallory", slug, honest);
        let Compiled::Refused(refused) = answer else {
            panic!("{slug:?} was compiled");
        };
        assert_eq!(refused.class, CompileClass::BadRequest, "{slug:?}");
    }
    let long = " ".repeat(protocol::compile::SOURCE_LIMIT + 1);
    let Compiled::Refused(refused) = compile_for(compiler, "mallory", "slots", &long) else {
        panic!("too long a source was compiled");
    };
    assert_eq!(refused.class, CompileClass::BadRequest);
}

#[test]
fn settings_in_a_folder_above_change_nothing() {
    let mut settings = settings();
    settings.spool = settings.spool.with_extension("poisoned");
    let above = settings.spool.clone();
    std::fs::create_dir_all(above.join(".cargo")).expect("a folder can be made");
    let poison = "[toolchain]\npath = \"/nowhere\"\n";
    let files = [
        ("rust-toolchain.toml", poison),
        (".cargo/config.toml", "[build]\nrustc = \"/nowhere\"\n"),
    ];
    for (name, text) in files {
        std::fs::write(above.join(name), text).expect("a file can be written");
    }
    let compiler = block_on(ready(settings));
    let honest = "use super::{Answer, Case};\npub fn solve(_: &Case) -> Answer { 1.0 }\n";
    let answer = compile_for(&compiler, "alice", "slots", honest);
    assert!(matches!(answer, Compiled::Built(_)), "{answer:?}");
    for (name, _) in files {
        assert!(above.join(name).is_file(), "{name} was still there");
    }
    drop(compiler);
    std::fs::remove_dir_all(above).expect("the folder can be deleted");
}
