//! `bytewise serve` where something is missing, or changes under it: what was
//! built is still served.
#![cfg(target_os = "linux")]

use std::fs;
use std::path::Path;
use std::process::Command;

use bytewise_tests::command::{Server, bytewise, dist, program};
use bytewise_tests::files::TemporaryFolder;
use bytewise_tests::http::get;
use bytewise_tests::project;
use protocol::compile::{CompileClass, Compiled};

use crate::compiling::{compiled, honest, ready};

/// The site is there, and nothing is compiled; gives why.
fn serves_without_compiling(server: &Server) -> String {
    assert_eq!(get(server.port(), "/", &[]).status, 200);
    // It waits until the host knows.
    let Compiled::Refused(refused) = compiled(server, &honest("")) else {
        panic!("something was compiled");
    };
    assert_eq!(refused.class, CompileClass::JailUnavailable, "{refused:?}");
    let status = server.compiler();
    assert_eq!(status.compiler, None);
    assert_eq!(status.problem.as_ref(), Some(&refused.message));
    let root = project::root().display().to_string();
    assert!(!refused.message.contains(&root), "{}", refused.message);
    refused.message
}

/// The command, where there is nothing but what the test says.
fn alone(path: &Path) -> Command {
    let mut command = bytewise();
    command
        .env("PATH", path)
        .env("CARGO_TARGET_DIR", project::target());
    for named in ["CARGO", "RUSTC", "RUSTUP_TOOLCHAIN", "RUSTC_WRAPPER"] {
        command.env_remove(named);
    }
    command
}

#[test]
fn without_rust_the_site_is_served_as_it_was_built_last() {
    dist();
    let nothing = TemporaryFolder::new("nothing");
    let server = Server::by(&mut alone(nothing.path()), &[]);
    let problem = serves_without_compiling(&server);
    assert!(problem.contains("https://rustup.rs"), "{problem}");
    server.logged("served as it was built last", 1);
    server.logged("https://rustup.rs", 1);
}

#[test]
fn without_the_target_the_site_is_served_and_how_to_install_it_is_said() {
    dist();
    let tools = TemporaryFolder::new("no-target");
    let rustc = std::env::var("RUSTC").unwrap_or_else(|_| "rustc".to_owned());
    let asked = Command::new(&rustc)
        .args(["--print", "sysroot"])
        .current_dir(project::root())
        .output()
        .expect("rustc can be started");
    let sysroot = String::from_utf8(asked.stdout).expect("a path of text");
    let rustc = Path::new(sysroot.trim()).join("bin/rustc");
    let script = tools.script(
        "rustc",
        &format!(
            "case \"$*\" in *target-libdir*wasm32*) echo /nowhere;; *) exec {} \"$@\";; esac",
            rustc.display()
        ),
    );
    let mut command = alone(tools.path());
    command.env("CARGO", rustc.with_file_name("cargo"));
    command.env("RUSTC", script);
    let server = Server::by(&mut command, &[]);
    let install = "rustup target add wasm32-unknown-unknown";
    let problem = serves_without_compiling(&server);
    assert!(problem.contains(install), "{problem}");
    server.logged(install, 1);
}

#[test]
fn without_a_cache_for_jobs_the_site_is_served() {
    dist();
    let target = TemporaryFolder::new("no-cache");
    let cache = target.path().join("bytewise-cache");
    fs::create_dir(&cache).expect("a folder can be made");
    // The record says that dist/ is up to date, and a file stands where jobs have folders.
    let record = project::target().join("bytewise-cache/dist.json");
    fs::copy(record, cache.join("dist.json")).expect("the record can be copied");
    fs::write(cache.join("jobs"), "").expect("a file can be written");
    let mut command = bytewise();
    let server = Server::by(command.env("CARGO_TARGET_DIR", target.path()), &[]);
    serves_without_compiling(&server);
    server.logged("is the disk full", 1);
}

#[test]
fn a_command_that_is_built_again_compiles_on() {
    let folder = TemporaryFolder::new("rebuilt");
    let own = folder.path().join("bytewise");
    fs::copy(program(), &own).expect("the command can be copied");
    let mut command = Command::new(&own);
    let server = ready(Server::by(command.current_dir(project::root()), &[]));
    let other = folder.script("bytewise-new", "echo another program >&2; exit 1");
    fs::rename(other, &own).expect("it can take the command's place");
    let compiled = compiled(&server, &honest("rebuilt"));
    assert!(matches!(compiled, Compiled::Built(_)), "{compiled:?}");
}
