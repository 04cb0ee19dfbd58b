//! A script in the compiler's place: whatever a compiler does, the host names
//! it and goes on.
#![cfg(target_os = "linux")]

mod disk;
mod ends;
mod orphans;
mod shares;
mod surroundings;
mod swapped;
mod trouble;

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use bytewise_tests::compiler::{block_on, ready, settings};
use bytewise_tests::project;
use host::compile::{Compiler, Limits, Preparation, Settings, Stamp, Toolset};
use protocol::compile::{CompileClass, Compiled};

/// A toolchain that is a script, deleted when dropped.
struct Fake {
    folder: PathBuf,
}

impl Fake {
    /// The script has only what the shell itself can do, `sleep`, `cat` and `nice`.
    fn new(name: &str, script: &str) -> Self {
        let fake = Self {
            folder: folder(name, std::process::id()),
        };
        for inner in ["bin", "lib"] {
            fs::create_dir_all(fake.folder.join(inner)).expect("a folder can be made");
        }
        for tool in ["sh", "sleep", "cat", "nice"] {
            let copy = fake.folder.join("bin").join(tool);
            fs::copy(Path::new("/bin").join(tool), copy).expect("a tool can be copied");
        }
        fake.becomes(script);
        fake
    }

    /// Puts another script in the compiler's place, at once.
    fn becomes(&self, script: &str) {
        let bin = fs::canonicalize(self.folder.join("bin")).expect("the folder is there");
        let shell = bin.join("sh");
        let text = format!("#!{}\nPATH={}\n{script}\n", shell.display(), bin.display());
        let new = bin.join("rustc-new");
        fs::write(&new, text).expect("a script can be written");
        fs::set_permissions(&new, fs::Permissions::from_mode(0o755)).expect("it can be run");
        fs::rename(&new, bin.join("rustc")).expect("it can take the other's place");
    }

    /// The kind of toolchain that it is now.
    fn toolset(&self, version: &str) -> Toolset {
        let sysroot = fs::canonicalize(&self.folder).expect("the folder is there");
        Toolset {
            version: version.to_owned(),
            stamp: Stamp::of(&sysroot),
            libraries: sysroot.join("lib"),
            sysroot,
            externs: Vec::new(),
            digest: format!("{version} in {}", self.folder.display()),
        }
    }

    fn settings(&self) -> Settings {
        let settings = settings();
        let toolset = self.toolset("a script");
        Settings {
            spool: self.folder.join("jobs"),
            preparation: Some(Preparation::new(move || Ok(toolset.clone()))),
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

    /// Those for a script that does not end.
    fn hurried(&self) -> Settings {
        let mut settings = self.settings();
        settings.limits.wall = Duration::from_secs(2);
        settings
    }

    fn host(&self) -> Arc<Compiler> {
        block_on(ready(self.settings()))
    }
}

/// The folder of the toolchain of that name, in the test program with that number.
fn folder(name: &str, process: u32) -> PathBuf {
    project::target().join(format!("fake-{name}-{process}"))
}

impl Drop for Fake {
    fn drop(&mut self) {
        // A test that failed may have left it half made.
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// A script that refuses the source with that message.
fn refusing(message: &str) -> String {
    let error = format!(r#"{{"message":"{message}","level":"error","spans":[],"children":[]}}"#);
    format!("echo '{error}' >&2; exit 1")
}

fn class(answer: &Compiled) -> CompileClass {
    match answer {
        Compiled::Refused(refused) => refused.class,
        Compiled::Built(_) => panic!("a script made a module"),
    }
}

/// The first diagnostic of an answer.
fn said(answer: &Compiled) -> &str {
    match answer {
        Compiled::Refused(refused) => match refused.diagnostics.first() {
            Some(first) => &first.message,
            None => panic!("the script said nothing: {refused:?}"),
        },
        Compiled::Built(_) => panic!("a script made a module"),
    }
}

/// The number of processes that run a program of that folder.
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

/// Tells whether it comes to be, with patience.
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
