//! The jail's self-test: a jailed process tries what it must not be able to do.

use std::fs::{self, File};
use std::io::{self, ErrorKind};
use std::net::{TcpStream, UdpSocket};
use std::path::Path;
use std::process::{Command, ExitCode};

/// Tries each, and says on stderr what could be done.
pub(super) fn run(canary: &Path) -> anyhow::Result<ExitCode> {
    let beside = canary.with_extension("written");
    let attempts = [
        ("a file of the host's was read", read(canary)),
        ("/etc/passwd was read", read(Path::new("/etc/passwd"))),
        (
            "its own environment was read",
            read(Path::new("/proc/self/environ")),
        ),
        ("a file was written outside its folder", write(&beside)),
        (
            "a program was started",
            Command::new("/bin/sh")
                .arg("-c")
                .arg(":")
                .status()
                .map(drop),
        ),
        (
            "a datagram could be sent",
            UdpSocket::bind(("127.0.0.1", 0)).map(drop),
        ),
        (
            "a connection could be opened",
            TcpStream::connect(("127.0.0.1", 9)).map(drop),
        ),
    ];
    let done: Vec<&str> = attempts
        .iter()
        .filter(|(_, attempt)| !matches!(attempt, Err(error) if error.kind() == ErrorKind::PermissionDenied))
        .map(|(what, _)| *what)
        .collect();
    // A jailed process needs to write to its own folder, which must still work.
    fs::write("inside", "inside").and_then(|()| fs::remove_file("inside"))?;
    if done.is_empty() {
        return Ok(ExitCode::SUCCESS);
    }
    eprintln!("{}", done.join(", and "));
    Ok(ExitCode::FAILURE)
}

fn read(path: &Path) -> io::Result<()> {
    fs::read(path).map(drop)
}

fn write(path: &Path) -> io::Result<()> {
    File::create(path).map(drop)
}
