-- Makes pandoc's own notes of the joined HTML document's, and drops what is only for its pages.
local dropped = { ["note-number"] = true, ["turn"] = true }

local function has(element, name)
  return element.classes:includes(name)
end

local function drop_or_keep(element)
  for name in pairs(dropped) do
    if has(element, name) then
      return {}
    end
  end
end

function Span(element)
  if has(element, "note") then
    return pandoc.Note { pandoc.Para(element.content) }
  end
  return drop_or_keep(element) or element.content
end

function Link(element)
  if drop_or_keep(element) then
    return {}
  end
  return element.target:sub(1, 1) == "#" and element.content or nil
end

function Image(element)
  return element.src:sub(1, 5) == "data:" and {} or nil
end

function Div(element)
  return has(element, "pull") and pandoc.BlockQuote(element.content) or element.content
end

function Header(element)
  element.attr = pandoc.Attr()
  return element
end
