//! A script in the compiler's place: whatever a compiler does, the host names
//! it and goes on.
#![cfg(target_os = "linux")]

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

use bytewise_tests::compiler::{block_on, compile_for, ready, settings};
use bytewise_tests::project;
use host::compile::{Compiler, Limits, Settings, Toolset};
use protocol::compile::CompileClass::{
    self, CompileError, CompilerCrash, LimitMemory, LimitOutput, LimitSize, LimitWall,
};
use protocol::compile::{CompileRequest, Compiled};

/// A toolchain that is a script, deleted when dropped.
struct Fake {
    folder: PathBuf,
    toolset: Toolset,
}

impl Fake {
    /// The script has only what the shell itself can do, `sleep` and `cat`.
    fn new(name: &str, script: &str) -> Self {
        let folder = folder(name, std::process::id());
        let bin = folder.join("bin");
        fs::create_dir_all(&bin).expect("a folder can be made");
        for tool in ["sh", "sleep", "cat"] {
            fs::copy(Path::new("/bin").join(tool), bin.join(tool)).expect("a tool can be copied");
        }
        let bin = fs::canonicalize(bin).expect("the folder is there");
        let shell = bin.join("sh");
        let text = format!("#!{}\nPATH={}\n{script}\n", shell.display(), bin.display());
        let rustc = bin.join("rustc");
        fs::write(&rustc, text).expect("a script can be written");
        fs::set_permissions(&rustc, fs::Permissions::from_mode(0o755)).expect("it can be run");
        let toolset = Toolset {
            version: "a script".to_owned(),
            sysroot: fs::canonicalize(&folder).expect("the folder is there"),
            libraries: folder.join("lib"),
            externs: Vec::new(),
            digest: name.to_owned(),
        };
        Self { folder, toolset }
    }

    fn settings(&self) -> Settings {
        let settings = settings();
        Settings {
            spool: self.folder.join("jobs"),
            toolset: Some(self.toolset.clone()),
            at_once: Some(2),
            limits: Limits {
                cpu: 1,
                wall: Duration::from_secs(8),
                file: 1 << 20,
                ..settings.limits
            },
            ..settings
        }
    }

    fn host(&self) -> Arc<Compiler> {
        block_on(ready(self.settings()))
    }
}

/// Where the toolchain of that name is, in the test program with that number.
fn folder(name: &str, process: u32) -> PathBuf {
    project::target().join(format!("fake-{name}-{process}"))
}

impl Drop for Fake {
    fn drop(&mut self) {
        // A test that failed may have left it half made.
        let _ = fs::remove_dir_all(&self.folder);
    }
}

fn class(answer: &Compiled) -> CompileClass {
    match answer {
        Compiled::Refused(refused) => refused.class,
        Compiled::Built(_) => panic!("a script made a module"),
    }
}

#[test]
fn whatever_a_compiler_does_has_a_name() {
    let error =
        r#"{"$message_type":"diagnostic","message":"no","level":"error","spans":[],"children":[]}"#;
    let flood = "while :; do echo 'a line that is no diagnostic, and so not passed on'; done >&2";
    for (name, script, ends) in [
        ("fails", format!("echo '{error}' >&2; exit 1"), CompileError),
        ("is-silent", "exit 1".to_owned(), CompilerCrash),
        ("talks-rubbish", "echo '{\"message\":' >&2; echo '\\377{}' >&2; exit 1".to_owned(), CompilerCrash),
        ("panics", "echo 'thread main panicked at /home/of/rust' >&2; exit 101".to_owned(), CompilerCrash),
        ("overflows", "kill -SEGV $$".to_owned(), CompilerCrash),
        ("is-killed", "kill -KILL $$".to_owned(), LimitMemory),
        ("aborts", "kill -ABRT $$".to_owned(), LimitMemory),
        ("has-no-memory", "echo 'memory allocation of 9 bytes failed' >&2; exit 101".to_owned(), LimitMemory),
        ("hangs", "sleep 600".to_owned(), LimitWall),
        ("hangs-behind", "sleep 600 & wait".to_owned(), LimitWall),
        ("floods", flood.to_owned(), LimitOutput),
        ("computes", "while :; do :; done".to_owned(), CompileClass::LimitCpu),
        ("writes-much", "while :; do echo 0123456789012345678901234567890123456789012345678901234567890123; done > out.wasm".to_owned(), LimitSize),
        ("makes-no-module", "exit 0".to_owned(), CompilerCrash),
        ("makes-rubbish", "echo rubbish > out.wasm; exit 0".to_owned(), CompilerCrash),
    ] {
        let fake = Fake::new(name, &script);
        let host = fake.host();
        let answer = compile_for(&host, "alice", "slots", "pub fn solve() {}");
        assert_eq!(class(&answer), ends, "{name}: {answer:?}");
        let told = serde_json::to_string(&answer).expect("an answer is plain data");
        assert!(!told.contains("/home/of/rust"), "{name}: {told}");
        // The next job starts from nothing.
        let answer = compile_for(&host, "alice", "slots", "pub fn solve() { }");
        assert_eq!(class(&answer), ends, "{name}, again: {answer:?}");
    }
}

#[test]
fn equal_sources_are_compiled_once() {
    // Each run leaves a line where the jail lets it write nothing else: in the
    // length of what it says.
    let error = r#"{"$message_type":"diagnostic","message":"'"$$"'","level":"error","spans":[],"children":[]}"#;
    let fake = Fake::new("counts", &format!("sleep 1; echo '{error}' >&2; exit 1"));
    let host = fake.host();
    let said = |answer: &Compiled| match answer {
        Compiled::Refused(refused) => refused.diagnostics[0].message.clone(),
        Compiled::Built(_) => panic!("a script made a module"),
    };
    let request = |source: &str| CompileRequest {
        slug: "slots".to_owned(),
        source: source.to_owned(),
    };
    let (one, same, other) = block_on(async {
        tokio::join!(
            host.compile("alice", request("a")),
            host.compile("bob", request("a")),
            host.compile("carol", request("b")),
        )
    });
    assert_eq!(said(&one), said(&same));
    assert_ne!(said(&one), said(&other));
}

#[test]
fn a_compiler_sees_nothing_of_the_hosts_variables() {
    let fake = Fake::new(
        "variables",
        r#"names=$(export -p | while read -r export name; do echo "${name%%=*}"; done)
        echo '{"message":"'$names'","level":"error"}' >&2; exit 1"#,
    );
    let answer = compile_for(&fake.host(), "alice", "slots", "a");
    let Compiled::Refused(refused) = answer else {
        panic!("a script made a module");
    };
    let told = &refused.diagnostics[0].message;
    let mut names: Vec<&str> = told.split_whitespace().collect();
    names.sort_unstable();
    // The shell adds its own folder.
    names.retain(|name| !["OLDPWD", "PWD"].contains(name));
    assert_eq!(names, ["HOME", "PATH", "RUSTC_ICE", "TMPDIR"]);
}

#[test]
fn a_learner_has_one_job_and_one_that_waits() {
    let fake = Fake::new("waits", "sleep 1; exit 101");
    let host = fake.host();
    let request = |source: &str| CompileRequest {
        slug: "slots".to_owned(),
        source: source.to_owned(),
    };
    let (one, two, three, other) = block_on(async {
        tokio::join!(
            host.compile("alice", request("a")),
            host.compile("alice", request("b")),
            host.compile("alice", request("c")),
            host.compile("bob", request("d")),
        )
    });
    assert_eq!(class(&one), CompilerCrash);
    assert_eq!(class(&two), CompilerCrash);
    assert_eq!(class(&three), CompileClass::Busy);
    assert_eq!(class(&other), CompilerCrash);
}

#[test]
fn a_job_that_nobody_waits_for_ends_and_frees_its_place() {
    let fake = Fake::new("dropped", "sleep 600 & wait");
    let host = fake.host();
    let request = CompileRequest {
        slug: "slots".to_owned(),
        source: "a".to_owned(),
    };
    block_on(async {
        for _ in 0..5 {
            let job = host.compile("alice", request.clone());
            let given_up = tokio::time::timeout(Duration::from_millis(300), job).await;
            assert!(given_up.is_err(), "{given_up:?}");
        }
    });
    assert_eq!(running(&fake), 0, "what a dropped job started goes on");
    let jobs = fs::read_dir(fake.folder.join("jobs")).expect("the spool is there");
    let left = jobs
        .flatten()
        .flat_map(|host| fs::read_dir(host.path()).expect("a folder"))
        .flatten()
        .filter(|entry| entry.file_name().to_string_lossy().starts_with("job-"));
    assert_eq!(left.count(), 0, "a dropped job's folder stays");
}

#[test]
fn what_a_job_started_ends_with_it() {
    let fake = Fake::new("behind", "sleep 600 & exit 101");
    let host = fake.host();
    let answer = compile_for(&host, "alice", "slots", "a");
    assert!([CompilerCrash, LimitWall].contains(&class(&answer)));
    assert_eq!(running(&fake), 0);
}

/// The name of the toolchain of the host that is killed.
const KILLED: &str = "killed";

#[test]
#[ignore = "the test below starts it, and kills it"]
fn a_host_that_is_killed() {
    // As a compiler that waits for its linker.
    let fake = Fake::new(KILLED, "sleep 600 & wait");
    let host = fake.host();
    compile_for(&host, "alice", "slots", "a");
}

#[test]
fn with_the_host_its_jobs_end_and_the_next_one_sweeps() {
    let mut host = Command::new(std::env::current_exe().expect("a test has a path"))
        .args(["--ignored", "--exact", "fake::a_host_that_is_killed"])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("a test can be started");
    let left = folder(KILLED, host.id());
    let started = until(|| count(&left) == 2);
    host.kill().expect("it can be killed");
    host.wait().expect("it ends");
    assert!(started, "the host to be killed started no compiler");
    assert!(
        until(|| count(&left) == 0),
        "the compiler outlives its host"
    );

    let jobs = left.join("jobs");
    let hosts = || fs::read_dir(&jobs).expect("the spool is there").count();
    assert_eq!(hosts(), 1, "the killed host left its folder");
    let fake = Fake::new("sweeps", "exit 1");
    let settings = Settings {
        spool: jobs.clone(),
        ..fake.settings()
    };
    drop(block_on(ready(settings)));
    assert!(until(|| hosts() == 0), "the next host left it too");
    fs::remove_dir_all(&left).expect("the folder can be deleted");
}

/// How many processes of that toolchain there are, once those that were just
/// killed are gone.
fn running(fake: &Fake) -> usize {
    until(|| count(&fake.folder) == 0);
    count(&fake.folder)
}

/// How many processes run a program of that folder.
fn count(folder: &Path) -> usize {
    let Ok(folder) = fs::canonicalize(folder) else {
        return 0;
    };
    fs::read_dir("/proc")
        .expect("Linux tells its processes")
        .flatten()
        .filter_map(|entry| fs::read_link(entry.path().join("exe")).ok())
        .filter(|program| program.starts_with(&folder))
        .count()
}

/// Whether it comes to be, with patience.
fn until(is: impl Fn() -> bool) -> bool {
    let patience = Instant::now() + Duration::from_secs(30);
    while !is() {
        if Instant::now() > patience {
            return false;
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    true
}
