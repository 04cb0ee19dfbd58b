//! The reach of `bytewise serve`: this machine, and others only where the
//! compiler runs in a sandbox.

use std::net::{Ipv6Addr, TcpListener};

use bytewise_tests::command::{Server, run};
use bytewise_tests::compiler::confined;
use bytewise_tests::http::get;

/// The addresses that listen on a port, as hexadecimal digits.
#[cfg(target_os = "linux")]
fn listening(port: u16) -> Vec<String> {
    const LISTENS: &str = "0A";
    let mut found = Vec::new();
    for table in ["/proc/net/tcp", "/proc/net/tcp6"] {
        // A machine without IPv6 has no table of it.
        let table = std::fs::read_to_string(table).unwrap_or_default();
        for row in table.lines().skip(1) {
            let cells: Vec<&str> = row.split_whitespace().collect();
            let Some((address, shown)) = cells[1].split_once(':') else {
                panic!("{row} has no address");
            };
            if cells[3] == LISTENS && u16::from_str_radix(shown, 16) == Ok(port) {
                found.push(address.to_owned());
            }
        }
    }
    found
}

#[cfg(target_os = "linux")]
#[test]
fn without_being_asked_it_listens_on_this_machine_alone() {
    /// 127.0.0.1 and `::1`, as that table writes them.
    const OWN: [&str; 2] = [
        if cfg!(target_endian = "little") {
            "0100007F"
        } else {
            "7F000001"
        },
        if cfg!(target_endian = "little") {
            "00000000000000000000000001000000"
        } else {
            "00000000000000000000000000000001"
        },
    ];
    let server = Server::shared();
    let addresses = listening(server.port());
    assert!(addresses.contains(&OWN[0].to_owned()), "{addresses:?}");
    let has_own_v6 = TcpListener::bind((Ipv6Addr::LOCALHOST, 0)).is_ok();
    assert_eq!(addresses.contains(&OWN[1].to_owned()), has_own_v6);
    let strange: Vec<&String> = addresses
        .iter()
        .filter(|address| !OWN.contains(&address.as_str()))
        .collect();
    assert!(strange.is_empty(), "it listens on {strange:?} too");
}

#[test]
fn the_network_is_let_in_only_where_there_is_a_sandbox() {
    for options in [&["--lan"][..], &["--host", "0.0.0.0"]] {
        if confined() {
            let server = Server::start(options);
            assert!(server.compiler().sandboxed);
            #[cfg(target_os = "linux")]
            assert!(
                listening(server.port()).contains(&"00000000".to_owned()),
                "{options:?} listens on {:?}",
                listening(server.port())
            );
            // The gate is the same.
            assert_eq!(get(server.port(), "/api/host", &[]).status, 401);
        } else {
            let arguments = [&["serve", "--port", "0"], options].concat();
            let output = run(&arguments);
            let errors = String::from_utf8_lossy(&output.stderr);
            assert_eq!(output.status.code(), Some(1), "{options:?}: {errors}");
            assert!(errors.contains("sandbox"), "{errors}");
            assert!(output.stdout.is_empty(), "{options:?} printed an address");
        }
    }
}

#[test]
fn no_sandbox_and_the_network_do_not_go_together() {
    for network in [&["--lan"][..], &["--host", "0.0.0.0"]] {
        let arguments = [&["serve", "--port", "0", "--unsafe-no-sandbox"], network].concat();
        let output = run(&arguments);
        let errors = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{network:?}: {errors}");
        assert!(errors.contains("--unsafe-no-sandbox"), "{errors}");
    }
}
