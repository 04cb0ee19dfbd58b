//! Sources that link wrongly, or are hardly text.

use protocol::compile::CompileClass::{
    CompileError, CompilerCrash, LimitCpu, LimitMemory, LimitOutput,
};

use super::{BUILT, Hostile, REFUSED, hostile, item, solve};

/// Sources that link wrongly.
pub(super) fn names() -> Vec<Hostile> {
    vec![
        hostile(
            "an undefined function",
            item(
                "unsafe extern \"C\" { fn steal() -> u32; }\n#[unsafe(no_mangle)] pub extern \"C\" fn f() -> u32 { unsafe { steal() } }",
            ),
            REFUSED,
        ),
        hostile(
            "an import of its own",
            item(
                "#[link(wasm_import_module = \"wasi_snapshot_preview1\")]\nunsafe extern \"C\" { fn fd_write(a: u32, b: u32, c: u32, d: u32) -> u32; }\n\
                 #[unsafe(no_mangle)] pub extern \"C\" fn f() -> u32 { unsafe { fd_write(1, 2, 3, 4) } }",
            ),
            REFUSED,
        ),
        hostile(
            "another import of the host's",
            item(
                "#[link(wasm_import_module = \"host\")]\nunsafe extern \"C\" { fn evaluate(text: *const u8, len: usize); }\n\
                 #[unsafe(no_mangle)] pub extern \"C\" fn f() { unsafe { evaluate(core::ptr::null(), 0) } }",
            ),
            REFUSED,
        ),
        hostile(
            "the lab's own name",
            item("#[unsafe(no_mangle)] pub extern \"C\" fn run() {}"),
            REFUSED,
        ),
        hostile(
            "a library named like a full disk",
            item(
                "#[link(name = \"No space left on device SIGSEGV\\u{1b}[2J\", kind = \"static\")]\nunsafe extern \"C\" { fn f(); }",
            ),
            REFUSED,
        ),
        hostile(
            "a symbol named like a lack of memory",
            item(
                "#[unsafe(export_name = \"memory allocation of SIGABRT\\u{1b}\")] pub extern \"C\" fn f() {}\n\
                 #[unsafe(export_name = \"memory allocation of SIGABRT\\u{1b}\")] pub extern \"C\" fn g() {}",
            ),
            REFUSED,
        ),
    ]
}

/// Sources that take a part which is the lab's.
pub(super) fn sections() -> Vec<Hostile> {
    vec![
        hostile(
            "an allocator of its own",
            item("#[global_allocator]\nstatic MINE: std::alloc::System = std::alloc::System;"),
            REFUSED,
        ),
        hostile(
            "debug information of its own",
            item(
                "#[unsafe(link_section = \".debug_info\")]\n#[used]\npub static FORGED: [u8; 64] = [0xff; 64];",
            ),
            &[CompileError, CompilerCrash],
        ),
        hostile(
            "a line table of its own",
            item(
                "#[unsafe(link_section = \"bytewise.lines\")]\n#[used]\npub static FORGED: [u8; 4] = *b\"mine\";",
            ),
            BUILT,
        ),
        hostile(
            "vector instructions",
            item(
                "#[target_feature(enable = \"simd128\")]\npub fn add(a: core::arch::wasm32::v128) -> core::arch::wasm32::v128 { core::arch::wasm32::i32x4_add(a, a) }\n\
                  #[unsafe(no_mangle)] pub extern \"C\" fn f() -> i32 { core::arch::wasm32::i32x4_extract_lane::<0>(add(core::arch::wasm32::i32x4_splat(1))) }",
            ),
            &[CompileError],
        ),
        hostile(
            "a function that starts by itself",
            item(
                "#[unsafe(link_section = \".init_array\")]\n#[used]\npub static START: extern \"C\" fn() = start;\nextern \"C\" fn start() { loop {} }",
            ),
            BUILT,
        ),
    ]
}

/// Sources that are hardly text.
pub(super) fn texts() -> Vec<Hostile> {
    vec![
        hostile("nothing", String::new(), REFUSED),
        hostile("a zero byte", solve("let _ = \"\0\"; \0"), REFUSED),
        hostile(
            "a text that turns around",
            solve("let _ = 1; // \u{202e}gnirts\u{202c}"),
            REFUSED,
        ),
        hostile(
            "carriage returns",
            solve("let _ = 1;").replace('\n', "\r\n"),
            BUILT,
        ),
        hostile("a byte order mark", format!("\u{feff}{}", solve("")), BUILT),
        hostile(
            "a shebang",
            format!("#!/bin/sh -c steal\n{}", solve("")),
            BUILT,
        ),
        hostile(
            "a frontmatter",
            format!("---\nsteal\n---\n{}", solve("")),
            REFUSED,
        ),
        hostile(
            "half a text",
            "pub fn solve(case: &super::Case) -> super::Answer { \"".to_owned(),
            REFUSED,
        ),
        hostile(
            "a lifetime of its own",
            "'".repeat(5_000),
            &[CompileError, LimitOutput],
        ),
        hostile("no solve", "pub fn sovle() {}\n".to_owned(), REFUSED),
        hostile(
            "another solve",
            "pub fn solve(_: &super::Case) -> u8 { 0 }\n".to_owned(),
            REFUSED,
        ),
        hostile(
            "a private solve",
            solve("").replace("pub fn", "fn"),
            REFUSED,
        ),
        hostile(
            "the root again",
            item("mod lab { include!(\"lab.rs\"); }"),
            REFUSED,
        ),
        hostile(
            "itself",
            item("mod again { include!(\"yours.rs\"); }"),
            &[CompileError, LimitCpu, LimitMemory, CompilerCrash],
        ),
        hostile(
            "a forged file",
            item("#[path = \"rust-toolchain.toml\"]\nmod toolchain;"),
            REFUSED,
        ),
    ]
}
