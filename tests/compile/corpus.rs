//! Sources that try to read, to burn or to break what compiles them, and how
//! each must end.

use protocol::compile::CompileClass::{
    self, CompileError, CompilerCrash, LimitCpu, LimitMemory, LimitOutput, LimitSize,
};

/// A hostile source.
pub struct Hostile {
    /// What it tries.
    pub name: &'static str,
    /// The learner's file.
    pub source: String,
    /// How it may end; nothing stands for two modules.
    pub ends: &'static [CompileClass],
}

/// The part that every file needs, with a statement before the answer.
fn solve(statement: &str) -> String {
    format!(
        "use super::{{Answer, Case}};\npub fn solve(case: &Case) -> Answer {{\n{statement}\n\
         f64::from(case.points)\n}}\n"
    )
}

/// A file that has these items besides.
fn item(items: &str) -> String {
    format!("{}{items}\n", solve(""))
}

fn hostile(name: &'static str, source: String, ends: &'static [CompileClass]) -> Hostile {
    Hostile { name, source, ends }
}

const REFUSED: &[CompileClass] = &[CompileError];
const MEMORY: &[CompileClass] = &[LimitMemory];
/// The compiler refuses what it cannot hold, or is stopped by its limits first.
const BIG: &[CompileClass] = &[CompileError, LimitMemory, LimitSize];
/// What never ends meets the one limit or the other, by the machine's speed.
const ENDLESS: &[CompileClass] = &[LimitCpu, LimitMemory];
/// The compiler overflows its own stack, or refuses before that.
const DEEP: &[CompileClass] = &[CompilerCrash, CompileError, LimitMemory];
const BUILT: &[CompileClass] = &[];

/// All of them. `canary` is a file of the host's; `environment`, a variable.
pub fn all(canary: &str, environment: &str) -> Vec<Hostile> {
    let mut all = readers(canary, environment);
    all.extend(natives());
    all.extend(burners());
    all.extend(nests());
    all.extend(talkers());
    all.extend(linkers());
    all.extend(texts());
    all
}

/// What reads files and variables of the host.
fn readers(canary: &str, environment: &str) -> Vec<Hostile> {
    let text = |expression: &str| {
        solve(&format!(
            "let text = {expression};\nstd::hint::black_box(text);"
        ))
    };
    vec![
        hostile(
            "include_str",
            text(&format!("include_str!({canary:?})")),
            REFUSED,
        ),
        hostile(
            "include_bytes",
            text(&format!("include_bytes!({canary:?})")),
            REFUSED,
        ),
        hostile("include", item(&format!("include!({canary:?});")), REFUSED),
        hostile(
            "include by another name",
            format!(
                "use core::include_str as read;\n{}",
                text(&format!("read!({canary:?})"))
            ),
            REFUSED,
        ),
        hostile(
            "include by a macro's identifier",
            format!(
                "macro_rules! read {{ ($with:ident) => {{ $with!({canary:?}) }}; }}\n{}",
                text("read!(include_str)")
            ),
            REFUSED,
        ),
        hostile(
            "include of pieces",
            text(&format!(
                "include_str!(concat!({:?}, {:?}))",
                &canary[..canary.len() / 2],
                &canary[canary.len() / 2..]
            )),
            REFUSED,
        ),
        hostile(
            "a module's path",
            item(&format!("#[path = {canary:?}]\nmod stolen;")),
            REFUSED,
        ),
        hostile(
            "a module's folder",
            item("mod passwd { #[path = \"/etc/passwd\"] mod stolen; }"),
            REFUSED,
        ),
        hostile("passwd", text("include_str!(\"/etc/passwd\")"), REFUSED),
        hostile(
            "shadow as code",
            item("include!(\"/etc/shadow\");"),
            REFUSED,
        ),
        hostile(
            "environment",
            text("include_bytes!(\"/proc/self/environ\")"),
            REFUSED,
        ),
        hostile(
            "mappings",
            text("include_bytes!(\"/proc/self/maps\")"),
            REFUSED,
        ),
        hostile(
            "an endless file",
            text("include_bytes!(\"/dev/zero\")"),
            REFUSED,
        ),
        hostile(
            "another's job",
            text("include_str!(\"../job-0/yours.rs\")"),
            REFUSED,
        ),
        hostile(
            "the host's lock",
            text("include_str!(\"../lock\")"),
            REFUSED,
        ),
        hostile(
            "the project",
            text(&format!(
                "include_str!({:?})",
                concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml")
            )),
            REFUSED,
        ),
        hostile("env", text(&format!("env!({environment:?})")), REFUSED),
        hostile(
            "option_env",
            item(&format!(
                "const _: () = assert!(option_env!({environment:?}).is_none());"
            )),
            BUILT,
        ),
        hostile(
            "incbin",
            item(&format!(
                "core::arch::global_asm!(\".incbin \\\"{canary}\\\"\");"
            )),
            REFUSED,
        ),
    ]
}

/// What would run while it is compiled.
fn natives() -> Vec<Hostile> {
    vec![
        hostile(
            "crate type in the file",
            format!("#![crate_type = \"proc-macro\"]\n{}", solve("")),
            &[],
        ),
        hostile(
            "a derive of its own",
            item(
                "extern crate proc_macro;\n#[proc_macro_derive(Steal)]\n\
                 pub fn steal(input: proc_macro::TokenStream) -> proc_macro::TokenStream { input }",
            ),
            REFUSED,
        ),
        hostile(
            "an unstable feature",
            format!("#![feature(asm)]\n{}", solve("")),
            BUILT,
        ),
        hostile(
            "a compiler plugin",
            format!("#![plugin(steal)]\n{}", solve("")),
            REFUSED,
        ),
        hostile(
            "assembly",
            solve("unsafe { core::arch::asm!(\"unreachable\") };"),
            REFUSED,
        ),
        hostile(
            "a foreign library",
            item(
                "#[link(name = \"c\", kind = \"static\")]\nunsafe extern \"C\" { fn getenv(name: *const u8) -> *const u8; }\n\
                  pub fn read() -> *const u8 { unsafe { getenv(core::ptr::null()) } }",
            ),
            REFUSED,
        ),
    ]
}

/// What computes, or fills memory, while it is compiled.
fn burners() -> Vec<Hostile> {
    let mut burners = vec![
        hostile(
            "an endless constant",
            item("const FOREVER: u32 = { loop {} };\npub fn f() -> u32 { FOREVER }"),
            REFUSED,
        ),
        hostile(
            "an endless constant that is allowed",
            format!(
                "#![allow(long_running_const_eval)]\n{}",
                item(
                    "const FOREVER: u32 = { let mut i = 0_u32; loop { i = i.wrapping_add(1); } };\npub fn f() -> u32 { FOREVER }"
                )
            ),
            &[LimitCpu, CompileError],
        ),
        hostile(
            "a constant of 1 TiB",
            item("pub static HUGE: [u8; 1 << 40] = [7; 1 << 40];"),
            REFUSED,
        ),
        hostile(
            "a constant of 1 GiB",
            item("pub static HUGE: [u8; 1 << 30] = [7; 1 << 30];"),
            BIG,
        ),
        hostile(
            "zeroes of 1 GiB",
            item("pub static HUGE: [u8; 1 << 30] = [0; 1 << 30];"),
            BIG,
        ),
        hostile(
            "the largest constant",
            item("pub static HUGE: [u8; 0x7fff_0000] = [7; 0x7fff_0000];"),
            BIG,
        ),
        hostile(
            "constant memory",
            item(
                "const fn fill() -> u8 { let blocks = [[1_u8; 1 << 28]; 8]; blocks[7][3] }\npub static BYTE: u8 = fill();",
            ),
            BIG,
        ),
        hostile(
            "constant recursion",
            item("const fn down(n: u64) -> u64 { down(n + 1) + 1 }\npub static N: u64 = down(0);"),
            &[CompileError, LimitMemory, CompilerCrash],
        ),
        hostile(
            "a file too large",
            item(
                "#[unsafe(no_mangle)] pub static LARGE: [u8; 24 << 20] = [7; 24 << 20];\npub fn f() -> &'static [u8] { &LARGE }",
            ),
            &[LimitSize, LimitMemory],
        ),
        hostile(
            "a macro that doubles itself",
            item("macro_rules! double { ($($t:tt)*) => { double!($($t)* $($t)*) }; }\ndouble!(x);"),
            MEMORY,
        ),
        hostile(
            "a macro of a billion",
            item(
                "macro_rules! a { () => { b!(); b!(); b!(); b!(); b!(); b!(); b!(); b!(); b!(); b!(); } }\n\
                 macro_rules! b { () => { c!(); c!(); c!(); c!(); c!(); c!(); c!(); c!(); c!(); c!(); } }\n\
                 macro_rules! c { () => { d!(); d!(); d!(); d!(); d!(); d!(); d!(); d!(); d!(); d!(); } }\n\
                 macro_rules! d { () => { e!(); e!(); e!(); e!(); e!(); e!(); e!(); e!(); e!(); e!(); } }\n\
                 macro_rules! e { () => { f!(); f!(); f!(); f!(); f!(); f!(); f!(); f!(); f!(); f!(); } }\n\
                 macro_rules! f { () => { g!(); g!(); g!(); g!(); g!(); g!(); g!(); g!(); g!(); g!(); } }\n\
                 macro_rules! g { () => { h!(); h!(); h!(); h!(); h!(); h!(); h!(); h!(); h!(); h!(); } }\n\
                 macro_rules! h { () => { let _ = 1; let _ = 2; let _ = 3; let _ = 4; } }\n\
                 pub fn bomb() { a!(); }",
            ),
            ENDLESS,
        ),
        hostile(
            "recursion without limit",
            format!(
                "#![recursion_limit = \"100000000\"]\n{}",
                item("macro_rules! down { ($($t:tt)*) => { down! { $($t)* x } }; }\ndown! {}")
            ),
            &[CompileError, LimitMemory, LimitCpu, CompilerCrash],
        ),
        hostile(
            "polymorphic recursion",
            item(
                "pub fn grow<T: Clone>(t: T) { grow((t.clone(), t)) }\n#[unsafe(no_mangle)] pub fn f() { grow(1_u8) }",
            ),
            &[CompileError, LimitMemory, LimitCpu],
        ),
        hostile(
            "a search for traits",
            item(
                "pub trait Chain {}\npub struct Z;\npub struct S<T>(T);\npub struct P<A, B>(A, B);\n\
                 impl Chain for Z {}\nimpl<T> Chain for S<T> where P<T, T>: Chain, P<S<T>, T>: Chain {}\n\
                 impl<A, B> Chain for P<A, B> where S<A>: Chain, S<P<B, A>>: Chain {}\n\
                 fn need<T: Chain>() {}\npub fn f() { need::<S<S<S<Z>>>>() }",
            ),
            &[CompileError, LimitCpu, LimitMemory, CompilerCrash],
        ),
        hostile(
            "an endless projection",
            item(
                "pub trait Next { type Of; }\nimpl<T> Next for Vec<T> where Vec<Vec<T>>: Next { type Of = <Vec<Vec<T>> as Next>::Of; }\n\
                 pub fn f(of: <Vec<u8> as Next>::Of) -> <Vec<u8> as Next>::Of { of }",
            ),
            &[CompileError, LimitCpu, LimitMemory, CompilerCrash],
        ),
        hostile(
            "many implementations to choose from",
            item(&{
                let mut text = "pub trait Pick<T> { fn pick(&self) -> T; }\n".to_owned();
                for n in 0..300 {
                    text += &format!(
                        "pub struct N{n}; impl Pick<N{n}> for u8 {{ fn pick(&self) -> N{n} {{ N{n} }} }}\n"
                    );
                }
                text + "pub fn f() { let _ = ((((1_u8.pick(), 1_u8.pick()), (1_u8.pick(), 1_u8.pick())))); }"
            }),
            REFUSED,
        ),
        hostile(
            "a pattern of many cases",
            item(&{
                let arms: String = (0..200)
                    .map(|n| format!("({n}..={}, _, _, {n}) => {n},\n", n + 50))
                    .collect();
                format!("pub fn f(a: (u8, u8, u8, u8)) -> u8 {{ match a {{ {arms} }} }}")
            }),
            &[CompileError, LimitCpu, LimitMemory],
        ),
        hostile(
            "types that double",
            item(&{
                let mut types = "pub type T0 = (u8, u8);\n".to_owned();
                for level in 1..40 {
                    types += &format!("pub type T{level} = (T{}, T{});\n", level - 1, level - 1);
                }
                types + "pub fn f() -> usize { size_of::<T39>() }"
            }),
            &[CompileError, LimitCpu, LimitMemory, CompilerCrash],
        ),
    ];
    let closures = {
        let mut body = "let f0 = || 1_u8;\n".to_owned();
        for level in 1..26 {
            body += &format!("let f{level} = || (f{p}(), f{p}());\n", p = level - 1);
        }
        body + "std::hint::black_box(f25());"
    };
    burners.push(hostile(
        "closures that double",
        solve(&closures),
        &[
            CompileError,
            LimitCpu,
            LimitMemory,
            CompilerCrash,
            LimitSize,
        ],
    ));
    let repeated = "x = x.wrapping_mul(3).wrapping_add(1); ".repeat(1_000);
    burners.push(hostile(
        "a function of half a million statements",
        item(&format!(
            "macro_rules! many {{ ($x:ident) => {{ {repeated} }} }}\n\
             pub fn f(mut x: u64) -> u64 {{ {} x }}",
            "many!(x); ".repeat(500)
        )),
        &[CompileError, LimitCpu, LimitMemory, LimitSize, LimitOutput],
    ));
    burners
}

/// What is nested too deeply.
fn nests() -> Vec<Hostile> {
    const DEPTH: usize = 20_000;
    let open_close = |open: &str, close: &str| {
        let depth = DEPTH.min(30_000 / (open.len() + close.len()));
        format!("{}1{}", open.repeat(depth), close.repeat(depth))
    };
    let value = |expression: String| solve(&format!("let _ = {expression};"));
    vec![
        hostile("parentheses", value(open_close("(", ")")), DEEP),
        hostile("blocks", value(open_close("{", "}")), DEEP),
        hostile(
            "negations",
            value(format!("{}true", "!".repeat(30_000))),
            DEEP,
        ),
        hostile(
            "a sum",
            value(format!("1{}", "+1".repeat(15_000))),
            &[CompilerCrash, CompileError, LimitMemory, LimitCpu],
        ),
        hostile("arrays", value(open_close("[", "]")), DEEP),
        hostile(
            "references",
            value(format!("{}1", "&".repeat(30_000))),
            DEEP,
        ),
        hostile(
            "types",
            item(&format!(
                "pub type Deep = {}u8{};",
                "Option<".repeat(6_000),
                ">".repeat(6_000)
            )),
            DEEP,
        ),
        hostile(
            "closures",
            value(format!("{}1", "|| ".repeat(10_000))),
            DEEP,
        ),
        hostile(
            "comments",
            format!("{}{}", "/*".repeat(10_000), solve("")),
            DEEP,
        ),
        hostile(
            "ifs",
            value(format!("{}{{}}", "if true {} else ".repeat(3_500))),
            BUILT,
        ),
        hostile(
            "modules",
            item(&format!(
                "{}{}",
                "mod m { ".repeat(5_000),
                "}".repeat(5_000)
            )),
            DEEP,
        ),
    ]
}

/// What makes the compiler say too much.
fn talkers() -> Vec<Hostile> {
    let errors = "let _: u8 = \"\";\n".repeat(3_000);
    let warnings: String = (0..3_000).map(|n| format!("let a{n} = 1;\n")).collect();
    let long = format!("let {}: () = 1;", "x".repeat(50_000));
    vec![
        hostile("errors", solve(&errors), &[LimitOutput, CompileError]),
        hostile("warnings", solve(&warnings), &[LimitOutput]),
        hostile("a long name", solve(&long), &[CompileError, LimitOutput]),
        hostile(
            "one error many times",
            item(&format!(
                "macro_rules! wrong {{ () => {{ {} }} }}\npub fn f() {{ {} }}",
                "let _: u8 = \"\";".repeat(100),
                "wrong!();".repeat(200)
            )),
            &[LimitOutput],
        ),
        hostile(
            "an error's own words",
            item("compile_error!(\"\\u{1b}[2J<img src=x onerror=alert(1)>\");"),
            REFUSED,
        ),
    ]
}

/// What links wrongly.
fn linkers() -> Vec<Hostile> {
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

/// What is hardly text.
fn texts() -> Vec<Hostile> {
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
