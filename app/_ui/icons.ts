import {
  Activity as activity,
  Archive as archive,
  ArchiveRestore as archiveRestore,
  ArrowDown as arrowDown,
  ArrowLeft as arrowLeft,
  ArrowRight as arrowRight,
  ArrowUp as arrowUp,
  Asterisk as asterisk,
  Bold as boldMark,
  Code as codeMark,
  Heading as headingMark,
  Image as imageMark,
  Italic as italicMark,
  Link as chain,
  List as listMark,
  Table as tableMark,
  TextQuote as quoteMark,
  Workflow as workflow,
  AtSign as atSign,
  Ban as ban,
  Bell as bell,
  BellRing as bellRing,
  BookOpenCheck as bookOpenCheck,
  CalendarClock as calendarClock,
  Check as check,
  ChevronDown as chevronDown,
  ChevronRight as chevronRight,
  ChevronsUpDown as chevronsUpDown,
  Circle as circle,
  CircleAlert as circleAlert,
  CircleCheck as circleCheck,
  CircleDot as circleDot,
  CirclePause as circlePause,
  Columns3 as columns3,
  Copy as copy,
  Download as download,
  Ellipsis as ellipsis,
  Equal as equal,
  Eye as eye,
  EyeOff as eyeOff,
  FileInput as fileInput,
  FileText as fileText,
  Fingerprint as fingerprint,
  FolderTree as folderTree,
  GitCompareArrows as gitCompareArrows,
  GitFork as gitFork,
  GripVertical as gripVertical,
  HeartPulse as heartPulse,
  History as history,
  House as house,
  Info as info,
  KeyRound as keyRound,
  LayoutTemplate as layoutTemplate,
  ListChecks as listChecks,
  Lock as lock,
  Menu as menu,
  MessageSquare as messageSquare,
  MessageSquareText as messageSquareText,
  Monitor as monitor,
  PanelLeft as panelLeft,
  PenLine as penLine,
  Pencil as pencil,
  PencilLine as pencilLine,
  Plus as plus,
  RotateCcw as rotateCcw,
  RotateCw as rotateCw,
  Scale as scale,
  Scissors as scissors,
  Search as search,
  Send as send,
  Settings as settings,
  ShieldAlert as shieldAlert,
  ShieldCheck as shieldCheck,
  SquareCheck as squareCheck,
  Stamp as stamp,
  Minus as minus,
  TriangleAlert as triangleAlert,
  Undo2 as undo2,
  UserPlus as userPlus,
  Users as users,
  Vote as vote,
  Waypoints as waypoints,
  X as x,
} from "lucide";
import { drawn } from "./icon/drawn";

export type { IconComponent } from "./icon/drawn";

// Marked as pure, so that a page gets only those that it shows.
export const Activity = /* @__PURE__ */ drawn(activity);
export const Archive = /* @__PURE__ */ drawn(archive);
export const ArchiveRestore = /* @__PURE__ */ drawn(archiveRestore);
export const ArrowDown = /* @__PURE__ */ drawn(arrowDown);
export const ArrowLeft = /* @__PURE__ */ drawn(arrowLeft);
export const ArrowRight = /* @__PURE__ */ drawn(arrowRight);
export const ArrowUp = /* @__PURE__ */ drawn(arrowUp);
export const Asterisk = /* @__PURE__ */ drawn(asterisk);
export const BoldMark = /* @__PURE__ */ drawn(boldMark);
export const CodeMark = /* @__PURE__ */ drawn(codeMark);
export const HeadingMark = /* @__PURE__ */ drawn(headingMark);
export const ImageMark = /* @__PURE__ */ drawn(imageMark);
export const ItalicMark = /* @__PURE__ */ drawn(italicMark);
export const Chain = /* @__PURE__ */ drawn(chain);
export const ListMark = /* @__PURE__ */ drawn(listMark);
export const TableMark = /* @__PURE__ */ drawn(tableMark);
export const QuoteMark = /* @__PURE__ */ drawn(quoteMark);
export const Workflow = /* @__PURE__ */ drawn(workflow);
export const AtSign = /* @__PURE__ */ drawn(atSign);
export const Ban = /* @__PURE__ */ drawn(ban);
export const Bell = /* @__PURE__ */ drawn(bell);
export const BellRing = /* @__PURE__ */ drawn(bellRing);
export const BookOpenCheck = /* @__PURE__ */ drawn(bookOpenCheck);
export const CalendarClock = /* @__PURE__ */ drawn(calendarClock);
export const Check = /* @__PURE__ */ drawn(check);
export const ChevronDown = /* @__PURE__ */ drawn(chevronDown);
export const ChevronRight = /* @__PURE__ */ drawn(chevronRight);
export const ChevronsUpDown = /* @__PURE__ */ drawn(chevronsUpDown);
export const Circle = /* @__PURE__ */ drawn(circle);
export const CircleAlert = /* @__PURE__ */ drawn(circleAlert);
export const CircleCheck = /* @__PURE__ */ drawn(circleCheck);
export const CircleDot = /* @__PURE__ */ drawn(circleDot);
export const CirclePause = /* @__PURE__ */ drawn(circlePause);
export const Columns3 = /* @__PURE__ */ drawn(columns3);
export const Copy = /* @__PURE__ */ drawn(copy);
export const Download = /* @__PURE__ */ drawn(download);
export const Ellipsis = /* @__PURE__ */ drawn(ellipsis);
export const Equal = /* @__PURE__ */ drawn(equal);
export const Eye = /* @__PURE__ */ drawn(eye);
export const EyeOff = /* @__PURE__ */ drawn(eyeOff);
export const FileInput = /* @__PURE__ */ drawn(fileInput);
export const FileText = /* @__PURE__ */ drawn(fileText);
export const Fingerprint = /* @__PURE__ */ drawn(fingerprint);
export const FolderTree = /* @__PURE__ */ drawn(folderTree);
export const GitCompareArrows = /* @__PURE__ */ drawn(gitCompareArrows);
export const GitFork = /* @__PURE__ */ drawn(gitFork);
export const GripVertical = /* @__PURE__ */ drawn(gripVertical);
export const HeartPulse = /* @__PURE__ */ drawn(heartPulse);
export const History = /* @__PURE__ */ drawn(history);
export const House = /* @__PURE__ */ drawn(house);
export const Info = /* @__PURE__ */ drawn(info);
export const KeyRound = /* @__PURE__ */ drawn(keyRound);
export const LayoutTemplate = /* @__PURE__ */ drawn(layoutTemplate);
export const ListChecks = /* @__PURE__ */ drawn(listChecks);
export const Lock = /* @__PURE__ */ drawn(lock);
export const Menu = /* @__PURE__ */ drawn(menu);
export const MessageSquare = /* @__PURE__ */ drawn(messageSquare);
export const MessageSquareText = /* @__PURE__ */ drawn(messageSquareText);
export const Monitor = /* @__PURE__ */ drawn(monitor);
export const PanelLeft = /* @__PURE__ */ drawn(panelLeft);
export const PenLine = /* @__PURE__ */ drawn(penLine);
export const Pencil = /* @__PURE__ */ drawn(pencil);
export const PencilLine = /* @__PURE__ */ drawn(pencilLine);
export const Plus = /* @__PURE__ */ drawn(plus);
export const RotateCcw = /* @__PURE__ */ drawn(rotateCcw);
export const RotateCw = /* @__PURE__ */ drawn(rotateCw);
export const Scale = /* @__PURE__ */ drawn(scale);
export const Scissors = /* @__PURE__ */ drawn(scissors);
export const Search = /* @__PURE__ */ drawn(search);
export const Send = /* @__PURE__ */ drawn(send);
export const Settings = /* @__PURE__ */ drawn(settings);
export const ShieldAlert = /* @__PURE__ */ drawn(shieldAlert);
export const ShieldCheck = /* @__PURE__ */ drawn(shieldCheck);
export const SquareCheck = /* @__PURE__ */ drawn(squareCheck);
export const Stamp = /* @__PURE__ */ drawn(stamp);
export const Minus = /* @__PURE__ */ drawn(minus);
export const TriangleAlert = /* @__PURE__ */ drawn(triangleAlert);
export const Undo2 = /* @__PURE__ */ drawn(undo2);
export const UserPlus = /* @__PURE__ */ drawn(userPlus);
export const Users = /* @__PURE__ */ drawn(users);
export const Vote = /* @__PURE__ */ drawn(vote);
export const Waypoints = /* @__PURE__ */ drawn(waypoints);
export const X = /* @__PURE__ */ drawn(x);
