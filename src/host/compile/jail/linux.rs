//! The confinement on Linux: Landlock for files and the network, seccomp for
//! what a compiler has no business with.

use std::collections::BTreeMap;
use std::path::PathBuf;

use anyhow::{Context, bail};
use landlock::{
    ABI, Access, AccessFs, AccessNet, BitFlags, CompatLevel, Compatible, Ruleset, RulesetAttr,
    RulesetCreatedAttr, RulesetStatus, Scope, make_bitflags, path_beneath_rules,
};
use seccompiler::{BpfProgram, SeccompAction, SeccompFilter};

/// The newest rights that are known to leave the compiler working. Of them, an
/// older kernel enforces those that it knows; each keeps files from being read.
const RIGHTS: ABI = ABI::V6;

const NOTHING: &str = "/dev/null";

/// Has the kernel end this process before any other when memory runs out.
pub(super) fn go_first_when_memory_runs_out() {
    // A kernel that does not let it has other rules, and the process its limit.
    let _ = std::fs::write("/proc/self/oom_score_adj", "1000");
}

/// Takes away every right but to write to the current folder, to read `readable`
/// and to read and run `runnable`.
pub(super) fn confine(readable: &[PathBuf], runnable: &[PathBuf]) -> anyhow::Result<()> {
    restrict_files(readable, runnable).context("Landlock cannot confine the compiler")?;
    restrict_calls().context("seccomp cannot confine the compiler")
}

fn restrict_files(readable: &[PathBuf], runnable: &[PathBuf]) -> anyhow::Result<()> {
    let read: BitFlags<AccessFs> = make_bitflags!(AccessFs::{ReadFile | ReadDir});
    let run = read | AccessFs::Execute;
    let write = read
        | make_bitflags!(AccessFs::{
            WriteFile | Truncate | MakeReg | MakeDir | RemoveFile | RemoveDir | Refer
        });
    let status = Ruleset::default()
        .set_compatibility(CompatLevel::BestEffort)
        .handle_access(AccessFs::from_all(RIGHTS))?
        .handle_access(AccessNet::from_all(RIGHTS))?
        .scope(Scope::from_all(RIGHTS))?
        .create()?
        .add_rules(path_beneath_rules(runnable, run))?
        .add_rules(path_beneath_rules(readable, read))?
        .add_rules(path_beneath_rules([NOTHING], read | AccessFs::WriteFile))?
        .add_rules(path_beneath_rules(["."], write))?
        .restrict_self()?;
    if status.ruleset == RulesetStatus::NotEnforced || !status.no_new_privs {
        bail!("this kernel does not enforce it; it needs Linux 5.13 with Landlock enabled");
    }
    Ok(())
}

/// System calls that reach beyond a compiler's work: the network, other
/// processes, the kernel. A pair of sockets stays, which starting the linker
/// takes.
const REFUSED: &[libc::c_long] = &[
    libc::SYS_socket,
    libc::SYS_bind,
    libc::SYS_connect,
    libc::SYS_listen,
    libc::SYS_ptrace,
    libc::SYS_process_vm_readv,
    libc::SYS_process_vm_writev,
    libc::SYS_pidfd_getfd,
    libc::SYS_mount,
    libc::SYS_umount2,
    libc::SYS_pivot_root,
    libc::SYS_chroot,
    libc::SYS_setns,
    libc::SYS_unshare,
    libc::SYS_bpf,
    libc::SYS_perf_event_open,
    libc::SYS_userfaultfd,
    libc::SYS_io_uring_setup,
    libc::SYS_io_uring_enter,
    libc::SYS_io_uring_register,
    libc::SYS_keyctl,
    libc::SYS_add_key,
    libc::SYS_request_key,
    libc::SYS_open_by_handle_at,
    libc::SYS_name_to_handle_at,
    libc::SYS_init_module,
    libc::SYS_finit_module,
    libc::SYS_delete_module,
    libc::SYS_kexec_load,
    libc::SYS_reboot,
    libc::SYS_swapon,
    libc::SYS_swapoff,
    libc::SYS_acct,
    libc::SYS_settimeofday,
    libc::SYS_clock_settime,
    libc::SYS_sethostname,
];

fn restrict_calls() -> anyhow::Result<()> {
    let architecture = std::env::consts::ARCH;
    let rules: BTreeMap<_, _> = REFUSED.iter().map(|&call| (call, Vec::new())).collect();
    let filter = SeccompFilter::new(
        rules,
        SeccompAction::Allow,
        SeccompAction::Errno(libc::EPERM.unsigned_abs()),
        architecture
            .try_into()
            .with_context(|| format!("{architecture} is not known to it"))?,
    )?;
    let program: BpfProgram = filter.try_into()?;
    seccompiler::apply_filter(&program)?;
    Ok(())
}
