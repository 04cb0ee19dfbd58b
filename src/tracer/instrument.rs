//! Writes the shadow stack's instructions into the module.

use std::collections::HashMap;

use anyhow::{Context, Result, bail};
use protocol::{Frame, TracedCall};
use walrus::ir::{
    BinaryOp, Binop, Const, Instr, InstrLocId, InstrSeq, InstrSeqId, Load, LoadKind, LocalGet,
    LocalSet, LocalTee, MemArg, Select, Store, StoreKind, Value, Visitor, dfs_in_order,
};
use walrus::{
    ConstExpr, ExportItem, FunctionId, GlobalKind, LocalFunction, LocalId, MemoryId, Module,
    ModuleConfig, ValType,
};

use crate::Traced;
use crate::lines::Lines;

/// The exported name of the shadow stack in the meter.
const SHADOW: &str = "BYTEWISE_SHADOW";
/// The exported name of the number of its bytes in use.
const TOP: &str = "BYTEWISE_SHADOW_TOP";
/// The last place on the shadow stack, in bytes from its start.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    reason = "a few KiB"
)]
const LIMIT: i32 = 4 * (meter::trace::SHADOW_DEPTH as i32 - 1);

/// Numbers the calls: equal frames, equal number.
struct Numbers {
    calls: Vec<TracedCall>,
    known: HashMap<Vec<Frame>, i32>,
}

impl Numbers {
    fn of(&mut self, frames: Vec<Frame>) -> Result<i32> {
        if let Some(&number) = self.known.get(&frames) {
            return Ok(number);
        }
        let number = i32::try_from(self.calls.len()).context("too many calls to number")?;
        self.calls.push(TracedCall {
            frames: frames.clone(),
        });
        self.known.insert(frames, number);
        Ok(number)
    }
}

/// The place of the shadow stack in the module's memory.
#[derive(Clone, Copy)]
struct Shadow {
    memory: MemoryId,
    stack: u64,
    top: u64,
}

pub(crate) fn instrument(
    linked: &[u8],
    lines: &Lines,
    is_exercise: &dyn Fn(&str) -> bool,
) -> Result<Traced> {
    let mut module = ModuleConfig::new()
        .generate_name_section(false)
        .generate_producers_section(false)
        .parse(linked)?;
    let shadow = Shadow {
        memory: module.get_memory_id()?,
        stack: address(&module, SHADOW)?,
        top: address(&module, TOP)?,
    };
    let mut numbers = Numbers {
        calls: vec![TracedCall::default()],
        known: HashMap::new(),
    };
    let functions: Vec<FunctionId> = module.funcs.iter_local().map(|(id, _)| id).collect();
    for id in functions {
        let base = module.locals.add(ValType::I32);
        let function = module.funcs.get_mut(id);
        let symbol = function.name.as_deref();
        let function = function.kind.unwrap_local_mut();
        if wrap_calls(function, base, shadow, |at| {
            let frames = lines.frames(at, symbol, is_exercise)?;
            (!frames.is_empty()).then(|| numbers.of(frames)).transpose()
        })? {
            keep_base(function, base, shadow);
        }
    }
    let debug: Vec<_> = module
        .customs
        .iter()
        .map(|(id, section)| (id, section.name().to_owned()))
        .filter(|(_, name)| name.starts_with(".debug") || name == "target_features")
        .collect();
    for (id, _) in debug {
        module.customs.delete(id);
    }
    Ok(Traced {
        wasm: module.emit_wasm(),
        calls: numbers.calls,
    })
}

/// The address of a static that the module exports.
fn address(module: &Module, name: &str) -> Result<u64> {
    let export = module
        .exports
        .iter()
        .find(|export| export.name == name)
        .with_context(|| format!("the module does not export `{name}`"))?;
    let ExportItem::Global(global) = export.item else {
        bail!("the module's export `{name}` is no global");
    };
    match module.globals.get(global).kind {
        GlobalKind::Local(ConstExpr::Value(Value::I32(address))) => {
            u64::try_from(address).context("an address below 0")
        }
        _ => bail!("the module's export `{name}` has no constant address"),
    }
}

/// Wraps each call that `number_at` numbers; says whether there was one.
fn wrap_calls(
    function: &mut LocalFunction,
    base: LocalId,
    shadow: Shadow,
    mut number_at: impl FnMut(u32) -> Result<Option<i32>>,
) -> Result<bool> {
    let mut wrapped = false;
    for sequence in sequences(function) {
        let instructions = &mut function.block_mut(sequence).instrs;
        let mut with_stack = Vec::with_capacity(instructions.len());
        for (instruction, at) in instructions.drain(..) {
            let number = match instruction {
                Instr::Call(_) | Instr::CallIndirect(_) if !at.is_default() => {
                    number_at(at.data())?
                }
                _ => None,
            };
            let Some(number) = number else {
                with_stack.push((instruction, at));
                continue;
            };
            wrapped = true;
            with_stack.extend(enter(base, shadow, number));
            with_stack.push((instruction, at));
            with_stack.extend(leave(base, shadow));
        }
        *instructions = with_stack;
    }
    Ok(wrapped)
}

/// All instruction sequences of a function.
fn sequences(function: &LocalFunction) -> Vec<InstrSeqId> {
    struct Collect(Vec<InstrSeqId>);
    impl<'i> Visitor<'i> for Collect {
        fn start_instr_seq(&mut self, sequence: &'i InstrSeq) {
            self.0.push(sequence.id());
        }
    }
    let mut collect = Collect(Vec::new());
    dfs_in_order(&mut collect, function, function.entry_block());
    collect.0
}

/// `base = min(TOP, LIMIT)` at the function's start.
///
/// Past the limit the deepest call overwrites the one on top, so that the
/// stack never leaves its memory however deep the recursion.
fn keep_base(function: &mut LocalFunction, base: LocalId, shadow: Shadow) {
    let load_top = [
        constant(0),
        Instr::Load(Load {
            memory: shadow.memory,
            kind: LoadKind::I32 { atomic: false },
            arg: at(shadow.top),
        }),
    ];
    let instructions = load_top
        .into_iter()
        .chain([
            Instr::LocalTee(LocalTee { local: base }),
            constant(LIMIT),
            get(base),
            constant(LIMIT),
            Instr::Binop(Binop {
                op: BinaryOp::I32LtU,
            }),
            Instr::Select(Select { ty: None }),
            Instr::LocalSet(LocalSet { local: base }),
        ])
        .map(|instruction| (instruction, InstrLocId::default()));
    let entry = function.entry_block();
    function.block_mut(entry).instrs.splice(0..0, instructions);
}

/// `SHADOW[base] = number; TOP = base + 4`.
fn enter(base: LocalId, shadow: Shadow, number: i32) -> impl Iterator<Item = (Instr, InstrLocId)> {
    [
        get(base),
        constant(number),
        store(shadow, shadow.stack),
        constant(0),
        get(base),
        constant(4),
        Instr::Binop(Binop {
            op: BinaryOp::I32Add,
        }),
        store(shadow, shadow.top),
    ]
    .into_iter()
    .map(|instruction| (instruction, InstrLocId::default()))
}

/// `TOP = base`.
fn leave(base: LocalId, shadow: Shadow) -> impl Iterator<Item = (Instr, InstrLocId)> {
    [constant(0), get(base), store(shadow, shadow.top)]
        .into_iter()
        .map(|instruction| (instruction, InstrLocId::default()))
}

fn get(local: LocalId) -> Instr {
    Instr::LocalGet(LocalGet { local })
}

fn constant(value: i32) -> Instr {
    Instr::Const(Const {
        value: Value::I32(value),
    })
}

fn store(shadow: Shadow, offset: u64) -> Instr {
    Instr::Store(Store {
        memory: shadow.memory,
        kind: StoreKind::I32 { atomic: false },
        arg: at(offset),
    })
}

fn at(offset: u64) -> MemArg {
    MemArg { align: 4, offset }
}
