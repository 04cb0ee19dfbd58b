//! Sources that compute, or fill memory, while they are compiled.

use protocol::compile::CompileClass::{
    CompileError, CompilerCrash, LimitCpu, LimitMemory, LimitOutput, LimitSize,
};

use super::{BIG, ENDLESS, Hostile, REFUSED, each, hostile, item, solve};

/// Sources that compute, or fill memory, while they are compiled.
pub(super) fn constants() -> Vec<Hostile> {
    vec![
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
            "a module too large",
            item(
                "#[unsafe(no_mangle)] pub static LARGE: [u8; 9 << 20] = [7; 9 << 20];\npub fn f() -> &'static [u8] { &LARGE }",
            ),
            &[LimitSize],
        )
        .says("8 MiB"),
    ]
}

/// Macros without end.
pub(super) fn macros() -> Vec<Hostile> {
    vec![
        hostile(
            "a macro that doubles itself",
            item("macro_rules! double { ($($t:tt)*) => { double!($($t)* $($t)*) }; }\ndouble!(x);"),
            ENDLESS,
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
            "a macro within a macro, too deep",
            item(&format!(
                "macro_rules! count {{ () => {{0}}; ($h:tt $($t:tt)*) => {{1 + count!($($t)*)}} }}\n\
                 pub fn f() -> u32 {{ count!({}) }}",
                "x ".repeat(200)
            )),
            REFUSED,
        )
        .says("recursion limit reached"),
    ]
}

/// Types without end.
pub(super) fn types() -> Vec<Hostile> {
    vec![
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
            // A type too long for a message is written into a file.
            &[
                CompileError,
                LimitCpu,
                LimitMemory,
                LimitSize,
                CompilerCrash,
            ],
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
                let implementations = each(0..300, |n| {
                    format!(
                        "pub struct N{n}; impl Pick<N{n}> for u8 {{ fn pick(&self) -> N{n} {{ N{n} }} }}\n"
                    )
                });
                "pub trait Pick<T> { fn pick(&self) -> T; }\n".to_owned()
                    + &implementations
                    + "pub fn f() { let _ = ((((1_u8.pick(), 1_u8.pick()), (1_u8.pick(), 1_u8.pick())))); }"
            }),
            REFUSED,
        ),
        hostile(
            "a pattern of many cases",
            item(&{
                let arms = each(0..200, |n| {
                    format!("({n}..={}, _, _, {n}) => {n},\n", n + 50)
                });
                format!("pub fn f(a: (u8, u8, u8, u8)) -> u8 {{ match a {{ {arms} }} }}")
            }),
            &[CompileError, LimitCpu, LimitMemory],
        ),
        hostile(
            "types that double",
            item(&{
                let types = each(1..40, |level| {
                    format!("pub type T{level} = (T{}, T{});\n", level - 1, level - 1)
                });
                "pub type T0 = (u8, u8);\n".to_owned()
                    + &types
                    + "pub fn f() -> usize { size_of::<T39>() }"
            }),
            &[CompileError, LimitCpu, LimitMemory, CompilerCrash],
        ),
    ]
}

/// Bodies that grow.
pub(super) fn bodies() -> Vec<Hostile> {
    let closures = {
        let body = each(1..26, |level| {
            format!("let f{level} = || (f{p}(), f{p}());\n", p = level - 1)
        });
        "let f0 = || 1_u8;\n".to_owned() + &body + "std::hint::black_box(f25());"
    };
    let closures = hostile(
        "closures that double",
        solve(&closures),
        &[
            CompileError,
            LimitCpu,
            LimitMemory,
            CompilerCrash,
            LimitSize,
        ],
    );
    let repeated = "x = x.wrapping_mul(3).wrapping_add(1); ".repeat(1_000);
    let statements = hostile(
        "a function of half a million statements",
        item(&format!(
            "macro_rules! many {{ ($x:ident) => {{ {repeated} }} }}\n\
             pub fn f(mut x: u64) -> u64 {{ {} x }}",
            "many!(x); ".repeat(500)
        )),
        &[CompileError, LimitCpu, LimitMemory, LimitSize, LimitOutput],
    );
    vec![closures, statements]
}
