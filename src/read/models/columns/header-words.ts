/** The fields of a model that a column can hold, apart from prices and single capabilities. */
export type Field =
  | 'id'
  | 'model'
  | 'name'
  | 'provider'
  | 'category'
  | 'status'
  | 'capabilities'
  | 'context'
  | 'maxInput'
  | 'maxOutput'
  | 'limits'
  | 'goneOn'
  | 'deprecatedOn'
  | 'successor'
  | 'notes'
  | 'endpoints'
  | 'unit'
  | 'currency'
  | 'tier'
  | 'variant'
  | 'item'
  | 'aside';

/**
 * How each field is headed, in lower case, without units, brackets and marks. A new spelling is a new word here.
 *
 * `variant` tells apart several rows of one model that differ in price: resolutions, qualities.
 * `item` says of each row what its price is for.
 * `maxInput` is the context where nothing else says it.
 * `limits` holds the context and behind it the longest output: its names are made of theirs.
 * `id` is certain to hold ids; `model` holds ids, names or both; `name` holds names. `aside` is known and not ours:
 * its cells are passed over in silence.
 */
export const headerWords: Readonly<Record<Field, readonly string[]>> = {
  id: [
    'model id', 'model ids', 'id', 'ids', 'api id', 'api ids', 'api model id', 'api model', 'api model name', 'api name', 'api string',
    'model api id', 'model api name', 'model identifier', 'identifier', 'model code', 'model slug', 'slug', 'model string',
    'model key', 'model ref', 'model param', 'model parameter', 'model value', 'model_id', 'claude api id', 'api identifier',
    'model name (api)', 'model in api', 'api model string', 'model id (api)', 'model string (api)',
    '模型id', '模型 id', '模型标识', '模型标识符', '模型编码', '模型代码', '模型编号', '模型code', '模型 code', '标识', '标识符', 'api标识',
    'api 标识', 'api 模型名', 'api模型名', 'api 名称', 'api名称', '调用名称', '调用名', '调用 id', 'model 参数', 'model参数', '模型参数',
  ],
  model: [
    'model', 'models', 'model name', 'provider/model', 'vendor/model', 'provider:model', 'model/provider', 'model slug/id', 'model names', 'model/id', 'model / id', 'affected model', 'affected models',
    'deprecated model', 'deprecated models', 'retired model', 'legacy model', 'old model', 'supported model', 'supported models',
    'available models', 'language model', 'llm', 'model & version', 'model and version', 'model system', 'model / system',
    '模型', '模型名称', '模型名', '模型型号', '型号', '模型/id', '模型 / id', '支持模型', '支持的模型', '可用模型', '弃用模型', '模型列表', '模型版本',
  ],
  name: ['name', 'display name', 'title', 'full name', 'friendly name', 'label', '名称', '显示名称', '展示名称', '中文名', '中文名称', '名字'],
  provider: [
    'provider', 'providers', 'vendor', 'vendors', 'company', 'developer', 'owner', 'organization', 'organisation', 'org', 'lab', 'creator',
    'maker', 'author', 'by', 'made by', 'owned by', 'model provider', 'model vendor', 'brand', 'publisher',
    '厂商', '供应商', '提供商', '服务商', '开发商', '公司', '厂家', '模型厂商', '模型提供商', '提供方', '开发者', '所属厂商', '模型供应商',
  ],
  category: [
    'category', 'categories', 'type', 'model type', 'kind', 'mode', 'task', 'modality', 'modalities', 'use', 'model category', 'class',
    '类别', '类型', '分类', '模型类型', '模型类别', '模态', '任务', '任务类型', '用途',
  ],
  status: [
    'status', 'state', 'lifecycle', 'lifecycle stage', 'stage', 'availability', 'model status', 'current status', 'release stage', 'release status', 'launch stage',
    '状态', '生命周期', '可用性', '阶段', '模型状态', '发布状态',
  ],
  capabilities: [
    'capabilities', 'capability', 'features', 'feature support', 'supports', 'supported features', 'abilities', 'tags', 'key features',
    'supported capabilities', 'model capabilities',
    '能力', '功能', '特性', '支持能力', '模型能力', '标签', '支持功能', '能力标签', '支持特性',
  ],
  context: [
    'context', 'context window', 'context length', 'context size', 'context limit', 'max context', 'maximum context', 'ctx', 'max ctx', 'ctx window',
    'ctx len', 'ctx length', 'context len', 'max context length', 'max context window', 'maximum context length', 'maximum context window',
    'total context', 'window', 'token window', 'context tokens', 'context win', 'token context', 'context window size', 'window size',
    'input context', 'input context window', 'input context length', 'max context tokens', 'context (max)',
    '上下文', '上下文窗口', '上下文长度', '最大上下文', '上下文大小', '最大上下文长度', '上下文窗口大小', '上下文窗口长度', '上下文限制', '窗口', '最大上下文窗口', '上下文token', '上下文 token',
    '总上下文',
  ],
  maxInput: [
    'max input', 'max input tokens', 'max input length', 'maximum input', 'maximum input tokens', 'maximum input length', 'input limit', 'input token limit',
    'input tokens limit', 'max prompt', 'max prompt tokens', 'max prompt length', 'prompt limit', 'max tokens in', 'input context limit', 'input cap', 'max input size',
    'max input context', 'input limit (tokens)', 'maximum input token limit', '最大输入', '最大输入长度', '最大输入token', '最大输入 token', '最大输入tokens', '最大输入 tokens', '最大输入token数', '输入限制', '输入上限', '输入token限制',
  ],
  maxOutput: [
    'output limit (tokens)', 'maximum output token limit', 'maximum output length', '输出token限制', '最大输出token数',
    'max output', 'max output tokens', 'maximum output', 'maximum output tokens', 'output limit', 'output token limit', 'output tokens limit', 'max out',
    'max completion', 'max completion tokens', 'maximum completion tokens', 'max output length', 'output length', 'max new tokens', 'max gen tokens', 'max tokens out',
    'output window', 'output context', 'output context length', 'output context window', 'max output size', 'output cap', 'max response', 'max generation',
    '最大输出', '最大输出长度', '最大输出token', '最大输出 token', '最大输出 token 数', '输出长度', '输出上限', '最大输出tokens', '最大输出 tokens', '输出限制', '最大生成长度', '最大回复长度',
    '最大回复',
  ],
  limits: ['limits (context/output)'],
  goneOn: [
    'shutdown date', 'shut down date', 'shutdown', 'shut down', 'retirement date', 'retirement', 'retires', 'retires on', 'retired on', 'sunset', 'sunset date', 'sunset on', 'eol',
    'eol date', 'end of life', 'end-of-life', 'end of life date', 'end of service', 'removal date', 'removed on', 'removal', 'discontinued on', 'discontinuation date',
    'ends', 'ends on', 'availability until', 'end of support', 'end-of-support', 'end of support date', 'end-of-support date', 'end of service date', 'end of availability', 'turn-off date', 'turn off date', 'turned off on',
    'decommission date', 'decommissioned on', 'decommissioned', 'service ends', 'service end date', 'support ends', 'sunsetting', 'sunsetting date', 'last day', 'last day of service', 'supported until', 'valid until', 'discontinuation', 'discontinued',
    'shutdown time', 'end-of-life date', 'end-of-service date', 'retiring on', 'retirement time', 'removed',
    'expires', 'expiration date', 'expiry date', 'tentative retirement date', 'available until', 'retired', 'date retired', 'sunsets', 'shut down on', 'shuts down', 'end date',
    '下线时间', '下线日期', '停用时间', '停用日期', '退役时间', '退役日期', '停止服务时间', '停止服务日期', '停服时间', '停服日期', '计划下线时间', '计划下线日期', '失效时间', '终止日期', '停运时间', '停运日期', '终止服务时间', '终止服务日期', '服务终止时间', '退市时间', '退市日期', '到期时间', '到期日期', '下架时间', '下架日期', '停止支持时间',
    '下線時間', '下線日期', '停用時間', '停止服務時間', '終止服務時間', '退役時間',
  ],
  deprecatedOn: [
    'deprecation date', 'deprecation', 'deprecated on', 'deprecated', 'deprecated at', 'deprecated since', 'expected deprecation date', 'expected deprecation', 'deprecates on',
    '弃用时间', '弃用日期', '废弃时间', '废弃日期',
  ],
  successor: [
    'replacement', 'recommended replacement', 'suggested replacement', 'replacement model', 'successor', 'successor model', 'replaced by', 'replace with', 'alternative', 'alternatives',
    'suggested successor', 'recommended successor', 'use this instead', 'replacement id', 'replacement models', 'replacements', 'recommended migration', 'suggested migration', 'move to', 'switch to', 'upgrade path',
    'recommended substitute', 'suggested substitute', 'recommended replacement model', 'suggested replacement model', 'recommended replacement models', 'recommended replacements', 'suggested replacements', 'replaced with', 'migration path', 'recommended alternatives',
    'suggested alternatives', 'alternative models', 'superseded by', 'succeeded by', 'newer model', 'target model', 'closest replacement', 'recommended upgrade', 'substitute model', 'recommended migration target', 'successors',
    'recommended alternative', 'alternative model', 'migrate to', 'migration target', 'migration', 'substitute', 'use instead', 'recommended model', 'upgrade to', 'new model', 'suggested alternative',
    '替代模型', '替代', '替代方案', '推荐替代', '推荐替代模型', '替换模型', '替换为', '后继模型', '后继', '迁移到', '迁移至', '建议替换', '建议迁移', '推荐模型', '接替模型', '新模型', '建议替代模型', '替代模型id', '替代模型 id', '建议替代', '推荐替换', '推荐替换模型', '替代版本', '建议迁移模型', '迁移模型', '推荐迁移', '推荐迁移模型', '建议使用模型', '推荐使用模型', '替代模型名称',
  ],
  notes: [
    'notes', 'note', 'remarks', 'remark', 'comment', 'comments', 'additional notes', 'pricing notes',
    '备注', '说明', '注释', '注', '备注说明', '其他说明', '注意事项',
  ],
  endpoints: [
    'endpoint', 'endpoints', 'api endpoint', 'api endpoints', 'supported endpoints', 'path', 'route', 'supported api', 'supported apis', 'apis',
    '接口', '端点', '支持接口', '支持的接口', '接口路径', '调用接口', 'api 接口', 'api接口',
  ],
  unit: ['unit', 'units', 'billing unit', 'price unit', 'pricing unit', 'priced per', 'per', 'billed per', 'unit of measure', '计费单位', '单位', '价格单位', '计价单位'],
  currency: ['currency', '币种', '货币'],
  tier: [
    'tier', 'tiers', 'tier condition', 'price tier', 'pricing tier', 'context tier', 'prompt length', 'prompt size', 'input length', 'input size', 'input tokens range', 'token range',
    'input range', 'context range', 'condition', 'range', 'input token range', 'tokens range',
    '阶梯', '档位', '输入长度', '输入区间', '上下文区间', 'token区间', 'token 区间', '区间', '条件', '输入长度区间', '单次请求的输入token数', '单次请求的输入 token 数', '单次请求输入token数', '单次请求输入 token 数',
    '阶梯区间', '计费区间', '输入范围', '请求输入长度',
  ],
  variant: [
    'quality', 'resolution', 'size', 'image size', 'output size', 'variant', 'pricing mode', 'duration', 'video length', 'video quality', 'image quality', 'option', 'options', 'processing mode', 'period', 'time', 'time of day', 'hours', 'service tier', 'context cache ttl',
    '分辨率', '质量', '画质', '规格', '尺寸', '时长', '图片尺寸', '清晰度', '档次', '时段', '计费时段', '时间段',
  ],
  item: [
    'token type', 'usage type', 'billing item', 'price type', 'charge type', 'item', 'meter', 'pricing item', 'usage', 'direction',
    '计费项', '计费类型', '计费项目', '费用类型', '价格类型', 'token类型', 'token 类型', '收费项',
  ],
  aside: [
    'description', 'descriptions', 'summary', 'details', 'detail', 'about', 'best for', 'use case', 'use cases', 'recommended for', 'strengths', 'highlights', 'link', 'links', 'docs', 'documentation',
    'released', 'release', 'release date', 'launch date', 'launched', 'ga date', 'released on', 'general availability', 'general availability date', 'available since', 'launch', 'launched on', 'published', 'published on', 'publication date', 'availability date', 'date released', 'date added', 'introduced', 'first released', 'added', 'created', 'updated', 'last updated', 'date', 'notice date', 'notice', 'announced', 'version', 'versions', 'model version',
    'knowledge', 'knowledge cutoff', 'training cutoff', 'cutoff', 'training data cutoff', 'reliable knowledge cutoff', 'speed', 'latency', 'comparative latency', 'throughput', 'tps', 'rpm', 'tpm', 'rpd',
    'rate limit', 'rate limits', 'limits', 'limit', 'quota', 'billing mode', 'billing method', 'billing', 'billing type', 'pricing model', 'pricing type', 'parameters', 'params', 'model size', 'license', 'licence', 'open weights', 'weights', 'quantization', 'precision', 'region', 'regions',
    'max file size', 'file size', 'dimensions', 'dimension', 'rank', 'score', 'elo', 'alias', 'aliases', 'family', 'series', 'languages', 'language', 'api type', 'api types', 'protocol',
    'input modalities', 'output modalities', 'input modality', 'output modality', 'input types', 'output types', 'input type', 'output type', 'max request', 'max cot', 'max cot tokens',
    'supported formats', 'formats', 'format', 'max duration', 'aspect ratios', 'savings', 'saving', 'discount', 'ratio', 'multiplier', 'days left', 'notice given', 'popularity',
    'list price', 'official price', 'original price', 'market price', 'price multiplier', 'intelligence', 'url', 'page', 'logo', 'icon', 'example', 'examples', 'tokenizer', 'architecture', 'reasoning effort', 'data retention', 'uptime', '#', 'no.', 'index',
    '描述', '介绍', '简介', '详情', '链接', '文档', '发布时间', '发布日期', '上线时间', '上线日期', '上市时间', '公開日', '發布時間', '發佈時間', '更新时间', '知识截止', '知识库', '知识库截止', '速度', '延迟', '限速', '限流', '参数', '参数量', '许可证', '版本', '系列', '别名',
    'api 类型', 'api类型', '协议', '输入模态', '输出模态', '最大思维链长度', '最大思考长度', '思维链长度', '维度', '语言', '适用场景', '场景', '特点', '推荐场景', '倍率', '折扣', '序号', '示例', '地域', '免费额度', '优势', '计费方式', '计费模式', '收费方式', '付费方式', '官方价格', '原价', '市场价', '官方价',
  ],
}; // biome-ignore format: word lists

/** Columns of check marks: what a mark in them says that the model can. */
export const capabilityHeaders: Readonly<Record<string, string>> = {
  chat: 'chat', streaming: 'streaming', stream: 'streaming', tools: 'tools', 'tool calling': 'tool_calling', 'tool calls': 'tool_calling', 'tool use': 'tool_use',
  'function calling': 'function_calling', functions: 'function_calling', vision: 'vision', image: 'image', images: 'image', 'image input': 'image_input', audio: 'audio', video: 'video',
  reasoning: 'reasoning', thinking: 'thinking', json: 'json', 'json mode': 'json_mode', 'json output': 'json_mode', 'structured output': 'structured_outputs', 'structured outputs': 'structured_outputs',
  'prompt caching': 'prompt_caching', caching: 'caching', cache: 'caching', batch: 'batch', pdf: 'pdf', 'web search': 'web_search', search: 'search', 'code execution': 'code_execution',
  'computer use': 'computer_use', 'fine-tuning': 'fine_tuning', 'fine tuning': 'fine_tuning', embeddings: 'embedding', 'extended thinking': 'extended_thinking', 'adaptive thinking': 'adaptive_thinking',
  multimodal: 'multimodal', files: 'file_input', attachments: 'attachments', realtime: 'realtime', 'image generation': 'image_generation', text: 'text',
  对话: 'chat', 流式: 'streaming', 流式输出: 'streaming', 工具调用: 'tool_calling', 函数调用: 'function_calling', 视觉: 'vision', 图像: 'image', 图片: 'image', 音频: 'audio', 视频: 'video', 推理: 'reasoning',
  思考: 'thinking', 深度思考: 'thinking', 联网搜索: 'web_search', 联网: 'web_search', 结构化输出: 'structured_outputs', 缓存: 'caching', 上下文缓存: 'prompt_caching', 批量: 'batch', 'json 模式': 'json_mode', 微调: 'fine_tuning',
}; // biome-ignore format: a table of words
